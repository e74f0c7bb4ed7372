package app

// vocabulary numbers words in the order in which they first occur; the empty word has none.
type vocabulary struct {
	at    map[string]int32
	words []string
}

func newVocabulary() vocabulary { return vocabulary{at: map[string]int32{}} }

// of is the number of a word; -1 for the empty one.
func (v *vocabulary) of(word string) int32 {
	if word == "" {
		return -1
	}
	at, known := v.at[word]
	if !known {
		at = int32(len(v.words))
		v.at[word] = at
		v.words = append(v.words, word)
	}
	return at
}

// groups lists members by group, each group in the members' order.
type groups struct {
	start   []int32 // of each group, and of one past the last
	members []int32
}

// groupsOf sorts members by the group of each; one of a negative group is in none.
func groupsOf(group []int32, n int) groups {
	g := groups{start: make([]int32, n+1)}
	for _, at := range group {
		if at >= 0 {
			g.start[at+1]++
		}
	}
	for i := range n {
		g.start[i+1] += g.start[i]
	}
	g.members = make([]int32, g.start[n])
	next := append([]int32(nil), g.start...)
	for member, at := range group {
		if at >= 0 {
			g.members[next[at]] = int32(member)
			next[at]++
		}
	}
	return g
}

func (g groups) of(i int32) []int32 { return g.members[g.start[i]:g.start[i+1]] }

// counter counts the different numbers that are added between two takes.
type counter struct {
	seen []int32 // round in which a number was last added, from 1
	now  int32
	n    int
}

func newCounter(numbers int) *counter { return &counter{seen: make([]int32, numbers), now: 1} }

// add says whether the number is new since the last take; a negative one never is.
func (c *counter) add(number int32) bool {
	if number < 0 || c.seen[number] == c.now {
		return false
	}
	c.seen[number] = c.now
	c.n++
	return true
}

func (c *counter) take() int {
	n := c.n
	c.now, c.n = c.now+1, 0
	return n
}

// gatherer lists the different words whose numbers are added between two takes. All lists share one store, because a
// list of its own for every row would be most of the work.
type gatherer struct {
	counter
	words []string
	store []string
}

func newGatherer(words []string) *gatherer {
	return &gatherer{counter: *newCounter(len(words)), words: words}
}

func (g *gatherer) add(number int32) {
	if g.counter.add(number) {
		g.store = append(g.store, g.words[number])
	}
}

// take returns the list, in the order in which the words were added.
func (g *gatherer) take() []string {
	n := g.counter.take()
	end := len(g.store)
	return g.store[end-n : end : end]
}
