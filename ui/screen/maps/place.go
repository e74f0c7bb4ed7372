package maps

import (
	"strings"

	"fyne.io/fyne/v2"

	"countyline/ui/desk"
	"countyline/ui/widget/choropleth"
)

// Open shows a place: county, specialty, filters, and the view of the map.
func (s *Screen) Open(p desk.Place) {
	if !s.loaded {
		s.asked = p
		return
	}
	s.restore(p)
}

// Place is where the user is.
func (s *Screen) Place() desk.Place {
	if !s.loaded || s.figures == nil {
		return s.asked
	}
	p := desk.Place{Screen: desk.Map, Record: s.practice, Filter: s.list.filtered(), Choice: s.choice()}
	if s.county != none {
		p.County = s.figures.Counties[s.county].Key
	}
	if s.specialty != all {
		p.Specialty = s.figures.Specialties[s.specialty].Code
	}
	middle, zoom := s.plot.View()
	p.X, p.Y, p.Zoom = float32(middle[0]), float32(middle[1]), float32(zoom)
	return p
}

// choice writes the legend's filter and the layers as they differ from the usual: "classes 35 without zip,names".
func (s *Screen) choice() string {
	var words []string
	for class, on := range s.shown {
		if on {
			words = append(words, "class"+string(rune('0'+class)))
		}
	}
	for i, on := range s.layers {
		if on != usualLayers()[i] {
			words = append(words, "layer"+string(rune('0'+i)))
		}
	}
	return strings.Join(words, " ")
}

func (s *Screen) readChoice(choice string) {
	s.shown, s.layers = choropleth.Shown{}, usualLayers()
	for _, word := range strings.Fields(choice) {
		if digit, ok := strings.CutPrefix(word, "class"); ok {
			s.shown[int(digit[0]-'0')%len(s.shown)] = true
		}
		if digit, ok := strings.CutPrefix(word, "layer"); ok {
			i := int(digit[0]-'0') % len(s.layers)
			s.layers[i] = !s.layers[i]
		}
	}
}

// Key takes the keys that no focused widget took: [ and ] for the specialty, and those of the map.
func (s *Screen) Key(e *fyne.KeyEvent) bool {
	if s.figures == nil || !s.loaded {
		return false
	}
	switch e.Name {
	case fyne.KeyLeftBracket:
		s.stepSpecialty(-1)
	case fyne.KeyRightBracket:
		s.stepSpecialty(1)
	case fyne.KeyPlus, fyne.KeyEqual:
		s.plot.ZoomIn()
	case fyne.KeyMinus:
		s.plot.ZoomOut()
	case fyne.Key0:
		s.plot.ShowAll()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.plot.TypedKey(e)
	case fyne.KeyEscape:
		if s.plot.Selected() == "" {
			return false
		}
		s.plot.TypedKey(e)
	default:
		return false
	}
	return true
}

// Commands are what the palette offers.
func (s *Screen) Commands() []desk.Command {
	list := []desk.Command{
		{Words: "Show all specialties on the map", Icon: "map", Do: func() { s.goTo(desk.Place{Screen: desk.Map}) }},
		{Words: "Reset the what-if", Icon: "undo-2", Do: s.resetWhatIf},
	}
	if s.figures == nil {
		return nil
	}
	for i := range s.figures.Specialties {
		of := s.figures.Specialties[i]
		list = append(list, desk.Command{Words: "Map " + of.Name, Hint: of.Code, Icon: "map", Do: func() {
			s.goTo(desk.Place{Screen: desk.Map, Specialty: of.Code})
		}})
	}
	return list
}

func (s *Screen) goTo(p desk.Place) { s.desk.Host.Go(p) }
