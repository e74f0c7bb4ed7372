package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Every pragma rides on the DSN or on the connect hook, so that no connection of a pool can lack it.
const (
	// FULL: a committed change outlives a power cut. Recursive triggers: no deletion may go unseen by change capture.
	writerOptions = "_txlock=immediate&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_recursive_triggers=on&_busy_timeout=5000&_cache_size=-65536"
	readerOptions = "mode=ro&_foreign_keys=on&_busy_timeout=5000&_cache_size=-16384"
	readers       = 4

	// In pages of 4 KiB: a change of a whole network touches many pages of the history again and again, which are then
	// copied out of the write-ahead log once and not after every commit. The log may grow to 64 MiB.
	checkpointAfter = "16000"
)

// openWriter opens the connection that writes; without a capture among the hooks it cannot write to shared tables.
func openWriter(path string, hooks ...func(*sqlite3.SQLiteConn) error) *sql.DB {
	db := sql.OpenDB(connector{dsn(path, writerOptions), hooks})
	db.SetMaxOpenConns(1)
	return db
}

func openReader(path string) *sql.DB {
	db := sql.OpenDB(connector{dsn(path, readerOptions), nil})
	db.SetMaxOpenConns(readers)
	return db
}

// dsn writes a file URI, so that ?, # and % in a folder's name stay part of the name.
func dsn(path, options string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/...
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: options}).String()
}

// connector opens connections without a driver registered under a global name.
type connector struct {
	dsn   string
	hooks []func(*sqlite3.SQLiteConn) error // see each connection when it is open
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }

func (c connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		// macOS: plain fsync leaves data in the disk's own cache.
		_, err := conn.Exec("PRAGMA fullfsync = on; PRAGMA checkpoint_fullfsync = on; PRAGMA wal_autocheckpoint = "+checkpointAfter, nil)
		for _, hook := range c.hooks {
			if err == nil && hook != nil {
				err = hook(conn)
			}
		}
		return err
	}}
}
