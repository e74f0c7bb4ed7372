// Package keys passes on what a focused widget does not take: Fyne gives keys and shortcuts to the focused widget
// alone, so that without this Esc, F6 and Ctrl+K would end in a search field.
package keys

import "fyne.io/fyne/v2"

// Pass hands a key that the focused widget has no use for to the window.
func Pass(from fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// PassRune hands a character that the focused widget has no use for to the window.
func PassRune(from fyne.CanvasObject, r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// PassShortcut hands a shortcut that the focused widget has no use for to the window. A widget that is no
// fyne.Shortcutable need not do so.
func PassShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(from).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
