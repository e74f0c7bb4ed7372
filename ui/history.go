package ui

import "countyline/ui/desk"

const stepsKept = 200

// history is the way the user came, for back and forward. The step at which the user is, is kept as it was when it was
// entered; whoever leaves it says how it looks by then.
type history struct {
	steps []desk.Place
	at    int
}

// visit goes on from the step the user is at, which is left as it says; steps ahead are forgotten.
func (h *history) visit(left, next desk.Place) {
	if len(h.steps) == 0 {
		h.steps, h.at = []desk.Place{next}, 0
		return
	}
	h.steps[h.at] = left
	if left == next {
		return
	}
	h.steps = append(h.steps[:h.at+1], next)
	if over := len(h.steps) - stepsKept; over > 0 {
		h.steps = append([]desk.Place(nil), h.steps[over:]...)
	}
	h.at = len(h.steps) - 1
}

// here is the step the user is at, as it was entered.
func (h *history) here() desk.Place {
	if len(h.steps) == 0 {
		return desk.Place{}
	}
	return h.steps[h.at]
}

// can says whether there is a step so far back (negative) or forward.
func (h *history) can(by int) bool { return h.at+by >= 0 && h.at+by < len(h.steps) }

// move goes back or forward and gives the place to open.
func (h *history) move(left desk.Place, by int) desk.Place {
	h.steps[h.at] = left
	h.at += by
	return h.steps[h.at]
}
