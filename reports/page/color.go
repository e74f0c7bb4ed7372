package page

// Color is opaque; the zero value draws nothing.
type Color uint32

// RGB makes a colour from 0xRRGGBB.
func RGB(hex uint32) Color { return Color(hex&0xFFFFFF | 0xFF000000) }

// Parts are the red, green and blue shares, 0 to 255.
func (c Color) Parts() (r, g, b uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

// The house colours. Contrast on white: ink 14.7, ink-2 7.1, accent 8.4, fixable 5.1, structural 10.2.
const (
	White       Color = 0xFFFFFFFF
	Ink         Color = 0xFF1B2A33
	Ink2        Color = 0xFF4A5A64
	RuleColor   Color = 0xFFAEB9BF
	Hair        Color = 0xFFD9E0E3
	Tint        Color = 0xFFF2F5F6
	AccentTint  Color = 0xFFE2EDEF
	Accent      Color = 0xFF0F5563
	Fixable     Color = 0xFFA85A0A
	FixableBar  Color = 0xFFD79A55
	Structural  Color = 0xFF7A1F2B
	MapGround   Color = 0xFFF7F9F9
	CountyLine  Color = 0xFFD3DADD
	StateLine   Color = 0xFF7C8A92
	NeighborInk Color = 0xFF66757E
)
