package app

// WhatIf is the service area as it would be if practices joined or left; the network itself does not change.
type WhatIf struct {
	base *Adequacy
}

// Base is the assessment that the what-if started from.
func (w *WhatIf) Base() *Adequacy { return w.base }

// WhatIf starts from the network as it is.
func (a *Adequacy) WhatIf() *WhatIf { return &WhatIf{base: a} }
