package reports

import (
	"fmt"
	"image/png"
	"io"

	"countyline/geo"
	"countyline/reports/page"
)

const (
	pictureWidth  = 816.0 // points; painted at pictureScale
	pictureMargin = 24.0
	pictureScale  = 2.0
)

// MapPNG draws the map of the service area as a picture of 1,632 pixels width: title, finding, map, legend.
func MapPNG(a *Assessment, shapes []geo.Shape, w io.Writer) error {
	fonts, err := page.HouseFonts()
	if err != nil {
		return err
	}
	img, err := page.Paint(mapPage(a, shapes, fonts), fonts, pictureScale)
	if err != nil {
		return err
	}
	if err := png.Encode(w, img); err != nil {
		return fmt.Errorf("the map picture could not be written: %w", err)
	}
	return nil
}

// mapPage lays the picture out, as high as map and legend need.
func mapPage(a *Assessment, shapes []geo.Shape, fonts *page.Fonts) *page.Page {
	sheet := &page.Page{Width: pictureWidth}
	v := newAtlasView(a, shapes)
	p := &mapPaper{fonts: fonts, add: sheet.Add}
	width := pictureWidth - 2*pictureMargin
	y := pictureMargin
	write := func(s string, style page.Style, lead float64) {
		for _, line := range fonts.Wrap(page.Plain(s, style), width) {
			sheet.Add(line.Ops(pictureMargin, page.Baseline(y, style.Size, lead))...)
			y += lead
		}
	}
	write("Network adequacy by county", page.TitleStyle, page.TitleLead)
	write(a.Headline()+" "+v.mapSentence(), page.SubtitleStyle, page.SubtitleLead)
	if a.Estimate {
		write(estimateSentence, page.SubtitleStyle.Bold().In(page.Fixable), page.SubtitleLead)
	}
	y += 8
	if len(v.area) > 0 {
		box := page.Rect{X: pictureMargin, Y: y, W: width, H: 560}
		var note string
		y, note = v.mainMap(p, box)
		if note != "" {
			write(note, page.NoteStyle, page.SmallLead)
		}
	}
	write("County outlines: U.S. Census Bureau, 2023, simplified.", page.FootStyle, 12)
	sheet.Height = y + pictureMargin/2
	return sheet
}
