package reports

import "github.com/xuri/excelize/v2"

// The cell styles of every workbook.
const (
	titleStyle = iota
	sectionStyle
	noteStyle
	warnStyle
	headStyle
	headFigureStyle
	nameStyle
	textStyle
	wrapStyle
	wholeStyle
	decimalStyle
	tenthStyle
	coordinateStyle
	shareStyle
	flagStyle
	failFlagStyle
	meetsStyle
	fixableStyle
	structuralStyle
	totalStyle
	totalNameStyle
	styleCount
)

// House colours on white, as on paper.
const (
	inkColor        = "1B2A33"
	ink2Color       = "4A5A64"
	hairColor       = "D9E0E3"
	accentColor     = "0F5563"
	fixableColor    = "A85A0A"
	structuralColor = "7A1F2B"
)

// houseStyles builds the styles in the order of the constants above.
func houseStyles() [styleCount]*excelize.Style {
	hair := []excelize.Border{{Type: "bottom", Color: hairColor, Style: 1}}
	rule := []excelize.Border{{Type: "bottom", Color: inkColor, Style: 2}}
	over := []excelize.Border{{Type: "top", Color: inkColor, Style: 2}}
	plain := func(size float64, color string, bold bool) *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Family: "Calibri", Size: size, Color: color, Bold: bold}}
	}
	body := func(color string, bold bool, align, format string) *excelize.Style {
		s := plain(10, color, bold)
		s.Border = hair
		s.Alignment = &excelize.Alignment{Horizontal: align, Vertical: "top"}
		if align == "left" {
			s.Alignment.Indent = 1 // away from the figures of the column before
		}
		if format != "" {
			s.CustomNumFmt = &format
		}
		return s
	}
	head, headFigure := plain(9, ink2Color, true), plain(9, ink2Color, true)
	head.Border, head.Alignment = rule, &excelize.Alignment{Horizontal: "left", Vertical: "bottom", WrapText: true, Indent: 1}
	headFigure.Border, headFigure.Alignment = rule, &excelize.Alignment{Horizontal: "right", Vertical: "bottom", WrapText: true}
	wrap := body(inkColor, false, "left", "")
	wrap.Alignment.WrapText = true
	total, totalName := body(inkColor, true, "right", "#,##0"), body(inkColor, true, "left", "")
	total.Border, totalName.Border = over, over
	return [styleCount]*excelize.Style{
		titleStyle:      plain(20, inkColor, true),
		sectionStyle:    plain(14, inkColor, true),
		noteStyle:       plain(10, ink2Color, false),
		warnStyle:       plain(11, fixableColor, true),
		headStyle:       head,
		headFigureStyle: headFigure,
		nameStyle:       body(inkColor, true, "left", ""),
		textStyle:       body(inkColor, false, "left", ""),
		wrapStyle:       wrap,
		wholeStyle:      body(inkColor, false, "right", "#,##0"),
		decimalStyle:    body(inkColor, false, "right", "General"),
		tenthStyle:      body(inkColor, false, "right", "0.0"),
		coordinateStyle: body(inkColor, false, "right", "0.00000"),
		shareStyle:      body(inkColor, false, "right", "0.0000"),
		flagStyle:       body(inkColor, false, "center", ""),
		failFlagStyle:   body(structuralColor, true, "center", ""),
		meetsStyle:      body(accentColor, true, "left", ""),
		fixableStyle:    body(fixableColor, true, "left", ""),
		structuralStyle: body(structuralColor, true, "left", ""),
		totalStyle:      total,
		totalNameStyle:  totalName,
	}
}
