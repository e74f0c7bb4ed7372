package page

// The house styles; sizes in points, leadings in the Lead constants beside them.
var (
	CoverStyle    = Style{Semibold, 28, Ink}
	TitleStyle    = Style{Semibold, 20, Ink}
	SectionStyle  = Style{Semibold, 14, Ink}
	H3Style       = Style{Semibold, 11, Ink}
	SubtitleStyle = Style{Regular, 11, Ink2}
	BodyStyle     = Style{Regular, 9.5, Ink}
	SmallStyle    = Style{Regular, 8.5, Ink}
	NoteStyle     = Style{Regular, 8.5, Ink2}
	HeadStyle     = Style{Semibold, 7.5, Ink2}
	FootStyle     = Style{Regular, 7.5, Ink2}
)

// Leadings in points.
const (
	CoverLead    = 33.0
	TitleLead    = 24.0
	SectionLead  = 18.0
	H3Lead       = 14.0
	SubtitleLead = 15.5
	BodyLead     = 13.0
	SmallLead    = 11.0
	HeadLead     = 9.5
)

// Baseline is where text of a size stands in a line that starts at y: capitals are centred.
func Baseline(y, size, lead float64) float64 { return y + lead/2 + 0.33*size }
