package choropleth

import "image"

// job is a picture being made. It shares nothing with the widget while it is under way.
type job struct {
	look
	number int
	frame  frame
	sheet  *sheet // to be coloured anew; nil for one to be made
	brush  *brush // of the job before, with its letters
	into   *image.RGBA

	picture *image.RGBA
	err     error
}

func (j *job) do() {
	if j.sheet == nil {
		j.sheet = newSheet(j.ground, j.frame)
	}
	if j.brush == nil || j.brush.ratio != j.sheet.ratio {
		if j.brush, j.err = newBrush(textSize, j.sheet.ratio); j.err != nil {
			return
		}
	}
	j.picture = j.look.paint(j.sheet, j.brush, j.into)
}
