package sqlite_test

import (
	"countyline/data/share"
	"countyline/data/sqlite"
)

var _ share.Store = (*sqlite.DB)(nil)
