package app

import (
	"context"
	"strings"
)

// Named says whether somebody said who works here. Until then changes are signed as the computer calls its user.
func (w *Workspace) Named(ctx context.Context) (bool, error) {
	self, err := w.db.Self(ctx)
	return self.Person != "", err
}

// SetMember changes how colleagues see whoever works here: name, role and computer. They see it with the next exchange;
// what was edited before keeps its name.
func (w *Workspace) SetMember(ctx context.Context, person, role, device string) error {
	if err := w.SetPerson(ctx, person); err != nil {
		return err
	}
	end, err := w.beginExchange(ctx) // which writes the same facts
	if err != nil {
		return err
	}
	defer end()
	self, err := w.db.Self(ctx)
	if err != nil {
		return err
	}
	if self.Team == "" {
		return alone()
	}
	self.Role, self.Device = strings.TrimSpace(role), strings.TrimSpace(device)
	return w.db.SaveSelf(ctx, self)
}
