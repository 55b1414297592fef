package export

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

func TestLabels(t *testing.T) {
	for kind, want := range map[nlp.Kind]string{
		nlp.Person: "Entity Person", nlp.Organization: "Entity Group Organization",
		nlp.ArmedGroup: "Entity Group ArmedGroup", nlp.PeopleGroup: "Entity Group PeopleGroup",
		nlp.Country: "Entity Place Country", nlp.Place: "Entity Place", nlp.Facility: "Entity Place Facility",
		nlp.Event: "Entity Event", nlp.Artifact: "Entity Artifact", nlp.Document: "Entity Document",
	} {
		if got := strings.Join(Labels(kind), " "); got != want {
			t.Errorf("%s: got %s, want %s", kind, got, want)
		}
	}
}

func TestTimes(t *testing.T) {
	east := time.FixedZone("east", 2*3600)
	for _, test := range []struct {
		time         time.Time
		day, instant string
	}{
		{time.Time{}, "", ""},
		{time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), "2024-02-29", "2024-02-29"},
		{time.Date(2024, 3, 1, 1, 30, 0, 0, east), "2024-02-29", "2024-02-29T23:30:00Z"},
		{time.Date(2024, 3, 1, 2, 0, 0, 0, east), "2024-03-01", "2024-03-01"},
		{time.Date(987, 3, 1, 0, 0, 0, 5, time.UTC), "0987-03-01", "0987-03-01T00:00:00.000000005Z"},
	} {
		if day, instant := Day(test.time), Instant(test.time); day != test.day || instant != test.instant {
			t.Errorf("%v: got %q and %q, want %q and %q", test.time, day, instant, test.day, test.instant)
		}
	}
}

func TestLooks(t *testing.T) {
	seen := map[Color]nlp.Kind{}
	for _, k := range nlp.Kinds {
		c := ColorOf(k)
		if other, taken := seen[c]; taken {
			t.Errorf("%s and %s have one colour", k, other)
		}
		seen[c] = k
	}
	if SizeOf(0) != 10 || SizeOf(1) != 15 || SizeOf(1023) != 60 {
		t.Errorf("sizes %v, %v, %v", SizeOf(0), SizeOf(1), SizeOf(1023))
	}
}

// FuzzXML reads back what was written, as an attribute and as text.
func FuzzXML(f *testing.F) {
	for _, s := range []string{"", "a<b>&\"'", "]]>", "\r\n\t", "\x00\x1f\ufffe\uffff\ufffd", "\U0010ffff", "e\u0301", "&amp;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		want := strings.Map(func(r rune) rune {
			if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				return -1
			}
			return r
		}, s)
		attribute, text := string(AppendXMLAttribute(nil, s)), string(AppendXMLText(nil, s))
		var got struct {
			Attribute string `xml:"a,attr"`
			Text      string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+attribute+`">`+text+`</x>`), &got); err != nil {
			t.Fatalf("%q becomes %q and %q: %v", s, attribute, text, err)
		}
		if got.Attribute != want || got.Text != want {
			t.Errorf("%q becomes %q and %q and is read as %q and %q", s, attribute, text, got.Attribute, got.Text)
		}
	})
}
