package geo

import (
	"cmp"
	"slices"
)

// Town is a city as the postal service names it, with the people of its ZIP codes.
type Town struct {
	Name, State string
	Lat, Lon    float64 // degrees, the middle of its ZIP points by people
	Population  int
}

// Towns are the cities of some states by two-letter codes, the greatest first; cities nobody lives in are left out.
func (g *Gazetteer) Towns(states ...string) []Town {
	at := map[nameKey]int{}
	var list []Town
	for _, z := range g.zips {
		if z.Population == 0 || !slices.Contains(states, z.State) {
			continue
		}
		key := nameKey{z.State, z.City}
		i, known := at[key]
		if !known {
			i = len(list)
			at[key] = i
			list = append(list, Town{Name: z.City, State: z.State})
		}
		t := &list[i]
		share := float64(z.Population) / float64(t.Population+z.Population)
		t.Lat, t.Lon = t.Lat+(z.Lat-t.Lat)*share, t.Lon+(z.Lon-t.Lon)*share
		t.Population += z.Population
	}
	slices.SortStableFunc(list, func(a, b Town) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), cmp.Compare(a.Name, b.Name))
	})
	return list
}
