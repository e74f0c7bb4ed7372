package network

import (
	"strings"

	"countyline/app"
	"countyline/data"
	kit "countyline/ui/widget"
)

// placedBy is a quality of coordinates in a column: what the place was found by.
func placedBy(q data.Quality) string {
	return [...]string{"Stated", "ZIP code", "City", "County"}[q]
}

// placed says what a place was found by where no coordinates are stated.
func placed(q data.Quality) string {
	return [...]string{"", "placed by ZIP code", "placed by city", "placed by county"}[q]
}

// town is a location without its street: "Greenville, MS 38701".
func town(l data.Location) string {
	return strings.Join(filled(join(filled(l.City, l.State)), l.ZIP), " ")
}

func filled(words ...string) []string {
	var list []string
	for _, w := range words {
		if w != "" {
			list = append(list, w)
		}
	}
	return list
}

// dotted puts words into one line with dots between them.
func dotted(words ...string) string { return strings.Join(filled(words...), " · ") }

func statusInk(s data.Status) kit.Ink {
	return [...]kit.Ink{kit.InkSecond, kit.InkInfo, kit.InkOk, kit.InkOk, kit.InkThird}[s]
}

// statusMany are those of a status at the beginning of a clause.
func statusMany(s data.Status) string {
	return [...]string{"prospects", "letters of intent", "signed contracts", "active contracts", "ended contracts"}[s]
}

func statusPill(s data.Status) *kit.Pill {
	kind := [...]kit.PillKind{kit.PillNeutral, kit.PillInfo, kit.PillOk, kit.PillOk, kit.PillNeutral}[s]
	return kit.NewPill(kind, statusMark(s).Icon, statusWord(s))
}

func classIcon(c app.Class) (string, kit.Ink) {
	switch c {
	case app.Buffered:
		return "circle-check", kit.InkOk
	case app.Thin:
		return "contrast", kit.InkOk
	case app.Fixable:
		return "wrench", kit.InkWarn
	case app.Failing:
		return "circle-alert", kit.InkWarn
	case app.Structural:
		return "octagon-x", kit.InkBad
	}
	return "circle", kit.InkThird
}

// bedsOf are the beds of a hospital.
func bedsOf(p app.Participation) string {
	if p.Specialty != data.AcuteHospital {
		return ""
	}
	return app.CountOf(p.Beds, "bed", "beds")
}
