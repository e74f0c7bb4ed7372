package heat

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"countyline/ui/theme"
)

// mostTiles are kept of each kind; looks repeat, so that only a grid of very many figures comes here.
const mostTiles = 8192

// tiles are drawn once and painted many times. They are made anew for another theme or scale.
type tiles struct {
	scale float32
	theme theme.Tokens
	font  string
	faces map[face]font.Face
	texts map[text]*mask
	icons map[icon]*image.RGBA
	cells map[look]*image.RGBA
}

func newTiles(scale float32, k *theme.Tokens) *tiles {
	return &tiles{
		scale: scale, theme: *k, font: fontName(),
		faces: map[face]font.Face{}, texts: map[text]*mask{}, icons: map[icon]*image.RGBA{}, cells: map[look]*image.RGBA{},
	}
}

// fits says that the tiles are those of a scale and theme.
func (t *tiles) fits(scale float32, k *theme.Tokens) bool {
	return t != nil && t.scale == scale && t.theme == *k && t.font == fontName()
}

func fontName() string {
	return fyne.CurrentApp().Settings().Theme().Font(fyne.TextStyle{}).Name()
}

// px is a length in pixels of the screen.
func (t *tiles) px(length float32) int {
	return int(length*t.scale + 0.5)
}

type face struct {
	size float32
	bold bool
}

func (t *tiles) face(f face) font.Face {
	if have := t.faces[f]; have != nil {
		return have
	}
	resource := fyne.CurrentApp().Settings().Theme().Font(fyne.TextStyle{Bold: f.bold})
	parsed, err := opentype.Parse(resource.Content())
	if err != nil {
		fyne.LogError("Cannot read the font "+resource.Name(), err)
		return nil
	}
	made, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(f.size * t.scale), DPI: 72})
	if err != nil {
		fyne.LogError("Cannot use the font "+resource.Name(), err)
		return nil
	}
	t.faces[f] = made
	return made
}

// text is one line as it is drawn; most is the width in pixels from which it is cut by an ellipsis, 0 for never.
type text struct {
	words string
	face  face
	most  int
}

// mask is the shape of a text: its box from the left end of the baseline, and whether it was cut.
type mask struct {
	shape *image.Alpha
	width int // pixels to where the next text would begin
	cut   bool
}

func (t *tiles) text(x text) *mask {
	if m := t.texts[x]; m != nil {
		return m
	}
	if len(t.texts) >= mostTiles {
		clear(t.texts)
	}
	m := t.draw(x)
	t.texts[x] = m
	return m
}

func (t *tiles) draw(x text) *mask {
	f := t.face(x.face)
	if f == nil {
		return &mask{shape: image.NewAlpha(image.Rectangle{})}
	}
	words, cut := x.words, false
	if letters := []rune(words); x.most > 0 {
		for n := len(letters); n > 0 && font.MeasureString(f, words).Ceil() > x.most; n-- {
			words, cut = string(letters[:n-1])+"…", true
		}
	}
	bounds, advance := font.BoundString(f, words)
	box := image.Rect(bounds.Min.X.Floor()-1, bounds.Min.Y.Floor()-1, bounds.Max.X.Ceil()+1, bounds.Max.Y.Ceil()+1)
	m := &mask{shape: image.NewAlpha(box), width: advance.Round(), cut: cut}
	d := font.Drawer{Dst: m.shape, Src: image.Opaque, Face: f, Dot: fixed.P(0, 0)}
	d.DrawString(words)
	return m
}

// baseline is where a line stands whose capitals are in the middle of a height.
func (t *tiles) baseline(f face, height int) int {
	if have := t.face(f); have != nil {
		return (height + have.Metrics().CapHeight.Round()) / 2
	}
	return height
}

// write draws a mask in a colour with its baseline beginning at a point.
func (m *mask) write(dst draw.Image, at image.Point, c color.Color) {
	draw.DrawMask(dst, m.shape.Rect.Add(at), image.NewUniform(c), image.Point{}, m.shape, m.shape.Rect.Min, draw.Over)
}

type icon struct {
	name  string
	color color.NRGBA
	size  int // pixels of the screen
}

func (t *tiles) icon(i icon) *image.RGBA {
	if have := t.icons[i]; have != nil {
		return have
	}
	made := image.NewRGBA(image.Rect(0, 0, i.size, i.size))
	if first := drawIcon(theme.IconOf(i.name, i.color, float32(4*i.size)), 4*i.size); first != nil {
		drawn := drawIcon(theme.IconOf(i.name, i.color, float32(first.Bounds().Dx())), 4*i.size)
		xdraw.CatmullRom.Scale(made, made.Rect, drawn, drawn.Bounds(), draw.Src, nil)
	}
	t.icons[i] = made
	return made
}

// drawIcon is an icon of about a size, which Fyne doubles where it does not know the screen.
func drawIcon(r fyne.Resource, size int) image.Image {
	picture := canvas.NewImageFromResource(r)
	picture.Resize(fyne.NewSquareSize(float32(size)))
	return picture.Image
}

// look is all that tells one cell's picture from another's.
type look struct {
	class         int
	figure        string
	changed       bool
	width, height int // pixels of the screen, gap to the next cells included
	ground        color.NRGBA
}

func (t *tiles) cell(l look) *image.RGBA {
	if have := t.cells[l]; have != nil {
		return have
	}
	if len(t.cells) >= mostTiles {
		clear(t.cells)
	}
	made := image.NewRGBA(image.Rect(0, 0, l.width, l.height))
	fill(made, made.Rect, l.ground)
	inner := made.Rect.Inset(max(1, t.px(1)))
	t.drawCell(made, inner, l, cellPad)
	t.cells[l] = made
	return made
}

// drawCell draws a cell's face: fill, icon at the left, figure at the right, padded at both sides. A cell that passes with
// buffer needs no icon.
func (t *tiles) drawCell(dst *image.RGBA, inner image.Rectangle, l look, pad float32) {
	paint := t.theme.Classes[l.class]
	round(dst, inner, t.px(theme.RadiusCell), paint.Fill)
	bold := face{theme.Small, l.class >= 3}
	figure := t.text(text{words: l.figure, face: bold})
	right := inner.Max.X - t.px(pad)
	left := inner.Min.X + t.px(pad-1)
	size := t.px(cellIcon)
	if paint.Icon != "" && l.class > 1 && left+size+t.px(1) <= right-figure.width {
		drawn := t.icon(icon{paint.Icon, paint.Figure, size})
		at := image.Pt(left, inner.Min.Y+(inner.Dy()-size)/2)
		draw.Draw(dst, drawn.Rect.Add(at), drawn, image.Point{}, draw.Over)
	}
	figure.write(dst, image.Pt(right-figure.width, inner.Min.Y+t.baseline(bold, inner.Dy())), paint.Figure)
	if l.changed {
		corner(dst, inner, t.px(8), paint.Figure)
	}
}
