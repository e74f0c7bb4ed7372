package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"countyline/assets"
)

// Variant is which of the two looks a theme shows.
type Variant uint8

// The variants; System is what the computer is set to.
const (
	System Variant = iota
	Light
	Dark
)

// Theme is the look of Countyline for Fyne.
type Theme struct {
	variant               Variant
	light, dark           *Tokens
	regular, bold, italic fyne.Resource
	plain                 fyne.Theme // for what we do not draw
}

// New is the theme in a variant.
func New(v Variant) *Theme {
	return &Theme{
		variant: v, light: lightTokens(), dark: darkTokens(), plain: fynetheme.DefaultTheme(),
		regular: fyne.NewStaticResource("SourceSans3-Regular.ttf", assets.FontRegular()),
		bold:    fyne.NewStaticResource("SourceSans3-Semibold.ttf", assets.FontBold()),
		italic:  fyne.NewStaticResource("SourceSans3-It.ttf", assets.FontItalic()),
	}
}

// Variant is the one the theme was made for.
func (t *Theme) Variant() Variant { return t.variant }

func (t *Theme) tokens(system fyne.ThemeVariant) *Tokens {
	if t.variant == Dark || t.variant == System && system == fynetheme.VariantDark {
		return t.dark
	}
	return t.light
}

// Font is Source Sans 3; Fyne's own faces stand only for symbols and fixed width.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol || s.Monospace:
		return t.plain.Font(s)
	case s.Bold:
		return t.bold
	case s.Italic:
		return t.italic
	}
	return t.regular
}

// Icon is the Lucide icon that stands for one of Fyne's.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.plain.Icon(name) }

// Color maps Fyne's names to our tokens.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	k := t.tokens(system)
	switch name {
	case fynetheme.ColorNameBackground, fynetheme.ColorNameInnerWindowBorder, fynetheme.ColorNameInnerWindowBorderInactive:
		return k.Bg
	case fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameButton:
		return k.Surface
	case fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameDisabledButton, fynetheme.ColorNameScrollBarBackground:
		return k.Sunken
	case fynetheme.ColorNameHover, fynetheme.ColorNamePressed:
		return k.Hover
	case fynetheme.ColorNameSeparator:
		return k.Line
	case fynetheme.ColorNameShadow: // a scroller would draw a gradient at its edge
		return color.NRGBA{}
	case fynetheme.ColorNameInputBorder, fynetheme.ColorNameScrollBar:
		return k.LineStrong
	case fynetheme.ColorNameForeground:
		return k.Ink
	case fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameDisabled:
		return k.Ink3
	case fynetheme.ColorNamePrimary, fynetheme.ColorNameFocus:
		return k.Accent
	case fynetheme.ColorNameSelection:
		return k.AccentWeak
	case fynetheme.ColorNameHyperlink:
		return k.AccentText
	case fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning:
		return k.AccentInk
	case fynetheme.ColorNameError:
		return k.Bad.Solid
	case fynetheme.ColorNameSuccess:
		return k.Ok.Solid
	case fynetheme.ColorNameWarning:
		return k.Warn.Solid
	}
	return k.Ink
}

// Size maps Fyne's names to our sizes.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return Body
	case fynetheme.SizeNameCaptionText:
		return Small
	case fynetheme.SizeNameSubHeadingText:
		return Lead
	case fynetheme.SizeNameHeadingText:
		return Title
	case fynetheme.SizeNameInlineIcon:
		return IconText
	case fynetheme.SizeNamePadding:
		return 4
	case fynetheme.SizeNameInnerPadding: // around the text of an entry
		return 5
	case fynetheme.SizeNameLineSpacing, fynetheme.SizeNameSelectionRadius:
		return 2
	case fynetheme.SizeNameInputBorder, fynetheme.SizeNameSeparatorThickness, fynetheme.SizeNameSplitThickness:
		return 1
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameButtonRadius, fynetheme.SizeNameMenuRadius, fynetheme.SizeNamePopupRadius:
		return RadiusControl
	case fynetheme.SizeNameCardRadius, fynetheme.SizeNameDialogRadius:
		return RadiusCard
	case fynetheme.SizeNameScrollBar:
		return 10
	case fynetheme.SizeNameScrollBarSmall:
		return 4
	case fynetheme.SizeNameScrollBarRadius:
		return 3
	case fynetheme.SizeNameModalBlurRadius:
		return 0
	}
	return t.plain.Size(name)
}
