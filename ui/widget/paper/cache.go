package paper

import "image"

// mostKept is how many bytes of painted pages are kept beyond those in view.
const mostKept = 96 << 20

// mostPainted bounds one page picture in pixels; a page that would need more is shown a little softer.
const mostPainted = 16 << 20

// key names a painted page.
type key struct {
	page   int
	pixels int // of its width
	grey   bool
}

// cache keeps painted pages, the most recently used ones longest.
type cache struct {
	pictures map[key]*image.RGBA
	order    []key // least recently used first
	bytes    int
}

func newCache() *cache { return &cache{pictures: map[key]*image.RGBA{}} }

func (c *cache) clear() {
	clear(c.pictures)
	c.order, c.bytes = nil, 0
}

func (c *cache) get(k key) *image.RGBA {
	img := c.pictures[k]
	if img != nil {
		c.use(k)
	}
	return img
}

// near is any picture of a page, to be shown until the right one is painted.
func (c *cache) near(n int) *image.RGBA {
	for i := len(c.order) - 1; i >= 0; i-- {
		if c.order[i].page == n {
			return c.pictures[c.order[i]]
		}
	}
	return nil
}

func (c *cache) use(k key) {
	for i, other := range c.order {
		if other == k {
			copy(c.order[i:], c.order[i+1:])
			c.order[len(c.order)-1] = k
			return
		}
	}
	c.order = append(c.order, k)
}

// put keeps a picture and lets the oldest go; those that wanted names stay.
func (c *cache) put(k key, img *image.RGBA, wanted func(key) bool) {
	c.pictures[k] = img
	c.bytes += len(img.Pix)
	c.use(k)
	for i := 0; c.bytes > mostKept && i < len(c.order); {
		old := c.order[i]
		if wanted(old) {
			i++
			continue
		}
		c.bytes -= len(c.pictures[old].Pix)
		delete(c.pictures, old)
		c.order = append(c.order[:i], c.order[i+1:]...)
	}
}
