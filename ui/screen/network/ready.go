package network

import (
	"sync"

	"countyline/app"
	"countyline/ui/widget/table"
)

// prepared is a list made ready for its table.
type prepared struct {
	records records
	data    *table.Data
}

// prepareAll makes the lists of a network ready, beside one another: of a large one each takes a good part of a second.
func prepareAll(list *app.NetworkList) (ready [3]prepared) {
	columns := [3][]table.Column{declared(providerColumns()), declared(practiceColumns()), declared(locationColumns())}
	var work sync.WaitGroup
	for i, r := range lists(list) {
		work.Go(func() { ready[i] = prepared{r, table.NewData(r, columns[i])} })
	}
	work.Wait()
	return ready
}
