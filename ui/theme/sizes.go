package theme

// Sizes in pixels at scale 1.
const (
	Step = 8 // grid of everything

	TopBar       = 48
	Rail         = 168
	RailFolded   = 56
	RailItem     = 40
	Detail       = 360
	DetailNarrow = 320 // in windows under 1,200 wide
	Header       = 56
	Footer       = 28

	Row        = 28
	RoomyRow   = 48
	Control    = 32
	Compact    = 28 // a control in a card's title
	Pill       = 20
	IconText   = 16
	IconPill   = 14
	IconRail   = 18
	IconDoor   = 24
	Margin     = 24 // of a page and of a pane
	Gap        = 16 // between cards, and a card's padding
	RadiusCard = 8
	RadiusPill = 10

	RadiusControl = 6
	RadiusChip    = 4
	RadiusCell    = 3
)

// Text sizes in pixels at scale 1. Source Sans runs smaller than the face the pictures are set in, so these are a
// little over the 12, 14, 16, 20 and 28 of the design, and look like them.
const (
	Small   float32 = 13
	Body    float32 = 15
	Lead    float32 = 17
	Title   float32 = 21
	Display float32 = 30
)
