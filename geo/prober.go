package geo

import "math"

// Prober asks a cluster about one place after the other along a curve and learns from each answer: the place
// of the cluster that reached the last one most often reaches the next, and where the last one was far from
// all of them, so is a neighbour of it. The cluster is not empty.
type Prober struct {
	cluster *Cluster
	witness int32   // position of a place that reached an earlier one
	missed  Vec     // an earlier place out of reach
	gap     float64 // of missed to every place of the cluster, at least
}

// Prober starts knowing nothing.
func (c *Cluster) Prober() *Prober { return &Prober{cluster: c} }

// Reaches tells what Cluster.Reaches tells.
func (p *Prober) Reaches(place Vec, chord float64) bool {
	if Dist2(p.cluster.Places[p.witness], place) <= chord*chord {
		return true
	}
	if spare := p.gap - chord; spare > 0 && Dist2(p.missed, place) < spare*spare {
		return false
	}
	return p.compare(place, chord)
}

// compare goes through the groups and keeps what it learns.
func (p *Prober) compare(place Vec, chord float64) bool {
	chord2, gap := chord*chord, math.Inf(1)
	for i := range p.cluster.Groups {
		g := &p.cluster.Groups[i]
		d2 := Dist2(g.Center, place)
		if far := chord + g.Radius; d2 > far*far {
			gap = min(gap, math.Sqrt(d2)-g.Radius)
			continue
		}
		if near := chord - g.Radius; near > 0 && d2 <= near*near {
			p.witness = g.From
			return true
		}
		nearest2 := math.Inf(1)
		for i, q := range p.cluster.Places[g.From:g.To] {
			d2 := Dist2(q, place)
			if d2 <= chord2 {
				p.witness = g.From + int32(i)
				return true
			}
			nearest2 = min(nearest2, d2)
		}
		gap = min(gap, math.Sqrt(nearest2))
	}
	p.missed, p.gap = place, gap-slack
	return false
}
