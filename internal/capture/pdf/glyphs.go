package pdf

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// names are the glyphs of Latin texts whose names are not letters themselves,
// after the Adobe Glyph List (BSD-3-Clause): name and sign in turn.
const names = `space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘
parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5
six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ]
asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ
section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹ guilsinglright › fi fi fl fl ff ff ffi ffi ffl ffl endash – dagger † daggerdbl ‡
periodcentered · paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright » ellipsis … perthousand ‰
questiondown ¿ emdash — AE Æ ae æ OE Œ oe œ Lslash Ł lslash ł Oslash Ø oslash ø germandbls ß dotlessi ı eth ð Eth Ð thorn þ Thorn Þ
Euro € trademark ™ registered ® copyright © degree ° plusminus ± multiply × divide ÷ mu µ onehalf ½ onequarter ¼ threequarters ¾
onesuperior ¹ twosuperior ² threesuperior ³ ordfeminine ª ordmasculine º nbspace   softhyphen - sfthyphen - Dcroat Đ dcroat đ`

// marks are the names of accents, and the combining signs they are.
var marks = map[string]rune{"acute": 0x301, "grave": 0x300, "circumflex": 0x302, "dieresis": 0x308, "tilde": 0x303, "ring": 0x30a,
	"caron": 0x30c, "cedilla": 0x327, "ogonek": 0x328, "macron": 0x304, "breve": 0x306, "dotaccent": 0x307, "hungarumlaut": 0x30b, "commaaccent": 0x326}

var glyphs = sync.OnceValue(func() map[string]string {
	m := map[string]string{"space": " ", "nbspace": " ", "nonbreakingspace": " "}
	fields := strings.Fields(strings.NewReplacer("space   ", "", "nbspace   ", "").Replace(names))
	for i := 0; i+1 < len(fields); i += 2 {
		m[fields[i]] = fields[i+1]
	}
	// Cyrillic, as fonts of Eastern Europe name it: afii10017 is the first.
	for i, r := range []rune("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ") {
		m[afii(10017+i)] = string(r)
	}
	for i, r := range []rune("абвгдеёжзийклмнопрстуфхцчшщъыьэюя") {
		m[afii(10065+i)] = string(r)
	}
	return m
})

func afii(n int) string {
	digits := []byte{0, 0, 0, 0, 0}
	for i := 4; i >= 0; i-- {
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	return "afii" + string(digits)
}

// compose puts a mark on a letter.
func compose(base string, mark rune) string { return norm.NFC.String(base + string(mark)) }
