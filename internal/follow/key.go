package follow

import (
	"net/url"
	"strings"

	"dateline/internal/fetch"
)

// Key writes an address so that two addresses of one page are written alike:
// as fetch.Clean does, and without the parameters that only tell a site where
// its readers came from. What is no address stays as it is.
func Key(address string) string {
	clean, err := fetch.Clean(address)
	if err != nil {
		return address
	}
	u, err := url.Parse(clean)
	if err != nil || u.RawQuery == "" {
		return clean
	}
	var kept []string
	for _, pair := range strings.Split(u.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if !tracking(strings.ToLower(name)) && pair != "" {
			kept = append(kept, pair)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}

// trackers are parameters that campaigns and social networks add to the links
// that they lead through; none chooses what a page shows.
// https://support.google.com/analytics/answer/1033863 (utm_...)
var trackers = map[string]bool{"fbclid": true, "gclid": true, "dclid": true, "msclkid": true, "yclid": true,
	"igshid": true, "mc_cid": true, "mc_eid": true, "ocid": true, "at_medium": true, "at_campaign": true,
	"cmpid": true, "ftag": true, "_hsenc": true, "_hsmi": true}

func tracking(name string) bool { return strings.HasPrefix(name, "utm_") || trackers[name] }
