// Package sqlite keeps a workspace: one folder with a SQLite database, the imported files, backups and logs.
// All SQL of Countyline is here.
//
// The database has one writer, whose transactions are immediate, and any number of readers that see the last
// committed state. A lock beside it keeps a second window out. What fails comes back as *data.Error with one
// sentence for people.
package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"countyline/data"
	"countyline/data/sqlite/place"
	"countyline/geo"

	"github.com/mattn/go-sqlite3"
)

// Names inside a workspace folder.
const (
	databaseName  = "countyline.db"
	lockName      = "countyline.lock"
	documentsName = "documents"
	backupsName   = "backups"
	logsName      = "logs"
)

// Options of a workspace; the zero value is fit for use.
type Options struct {
	Now     func() time.Time // the clock; time.Now when nil
	Rand    io.Reader        // makes up who a new workspace writes as; crypto/rand when nil
	Version string           // of Countyline, kept with what it writes
	Shapes  []geo.Shape      // county outlines to seed; read by Create only

	// Connected is handed the connection that writes when it is open, so that tests can let it fail; it may be nil.
	Connected func(driver.Conn) error

	migrations []migration // the embedded ones when nil
}

// DB is an open workspace. Its methods may be called from several goroutines.
type DB struct {
	// Unseal decrypts a private value; false without the key. It is set before the workspace is used, or not at all.
	Unseal func(sealed []byte) (text string, ok bool)

	dir      string
	write    *sql.DB // one connection
	capture  *capture
	read     *sql.DB
	lock     *lock
	now      func() time.Time
	version  string // of Countyline
	schema   int    // number of the newest migration
	frozen   error  // why nothing can be changed; nil when it can
	warnings []error
}

// Create makes a workspace in dir, which need not exist, and opens it. It either comes about whole or not at all.
func Create(ctx context.Context, dir string, o Options) (*DB, error) {
	dir, o, err := prepare(dir, o)
	if err != nil {
		return nil, err
	}
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, databaseName)); err == nil {
		return nil, problem("exists", "There is already a workspace in %s; open it, or choose another folder. Nothing was changed.", dir)
	}
	lock, err := acquire(dir, o.Now())
	if err != nil {
		return nil, err
	}
	db, err := create(ctx, dir, o)
	if err != nil {
		return nil, errors.Join(friendly(dir, err), lock.release())
	}
	db.lock = lock
	return db, nil
}

func create(ctx context.Context, dir string, o Options) (*DB, error) {
	for _, name := range []string{documentsName, backupsName, logsName} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o700); err != nil {
			return nil, err
		}
	}
	draft := filepath.Join(dir, databaseName+".new")
	if err := removeDatabase(draft); err != nil {
		return nil, err
	}
	if err := build(ctx, draft, o); err != nil {
		return nil, errors.Join(err, removeDatabase(draft))
	}
	if err := settle(draft, filepath.Join(dir, databaseName)); err != nil {
		return nil, err
	}
	return connect(dir, o), nil
}

// build writes a whole database at path and closes it again.
func build(ctx context.Context, path string, o Options) error {
	db := newDB(filepath.Dir(path), path, o)
	defer db.closeHandles()
	if err := db.migrate(ctx, o); err != nil {
		return err
	}
	if err := inTx(ctx, db.write, func(tx *sql.Tx) error { return seedShapes(ctx, tx, o.Shapes) }); err != nil {
		return err
	}
	if _, err := db.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return err
	}
	return db.closeHandles()
}

// Open opens the workspace in dir: it is locked, checked, backed up once a day, and brought up to date.
func Open(ctx context.Context, dir string, o Options) (*DB, error) {
	dir, o, err := prepare(dir, o)
	if err != nil {
		return nil, err
	}
	if err := isWorkspace(dir); err != nil {
		return nil, err
	}
	lock, err := acquire(dir, o.Now())
	if err != nil {
		return nil, err
	}
	db, err := open(ctx, dir, o)
	if err != nil {
		return nil, errors.Join(friendly(dir, err), lock.release())
	}
	db.lock = lock
	return db, nil
}

func open(ctx context.Context, dir string, o Options) (*DB, error) {
	path := filepath.Join(dir, databaseName)
	pending, err := inspect(ctx, path, o)
	if err != nil {
		return nil, err
	}
	if pending {
		if _, err := backup(ctx, dir, backupBeforeUpdate, o.Now()); err != nil {
			return nil, err
		}
	}
	db := connect(dir, o)
	if err := db.migrate(ctx, o); err != nil {
		return nil, errors.Join(err, db.closeHandles())
	}
	if err := db.resume(ctx); err != nil {
		return nil, errors.Join(err, db.closeHandles())
	}
	if err := db.backupOfToday(ctx); err != nil {
		db.warnings = append(db.warnings, err)
	}
	return db, nil
}

func connect(dir string, o Options) *DB { return newDB(dir, filepath.Join(dir, databaseName), o) }

func newDB(dir, path string, o Options) *DB {
	c := &capture{}
	hooks := []func(*sqlite3.SQLiteConn) error{c.register}
	if o.Connected != nil {
		hooks = append(hooks, func(conn *sqlite3.SQLiteConn) error { return o.Connected(conn) })
	}
	return &DB{dir: dir, write: openWriter(path, hooks...), capture: c, read: openReader(path), now: o.Now, version: o.Version, schema: len(o.migrations)}
}

// Close ends all work and gives the lock back.
func (db *DB) Close() error {
	err := friendly(db.dir, db.closeHandles())
	if db.lock == nil {
		return err
	}
	return errors.Join(err, db.lock.release())
}

func (db *DB) closeHandles() error {
	// Readers first: the last connection to close is then the writer's, which folds the log into the database.
	return errors.Join(db.read.Close(), db.write.Close())
}

// Dir is the workspace's folder.
func (db *DB) Dir() string { return db.dir }

// Logs is the folder for log and crash files.
func (db *DB) Logs() string { return filepath.Join(db.dir, logsName) }

// Warnings are what went wrong while opening without harm to the data, such as a backup for want of room.
func (db *DB) Warnings() []error { return db.warnings }

func prepare(dir string, o Options) (string, Options, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.migrations == nil {
		list, err := embedded()
		if err != nil {
			return "", o, err
		}
		o.migrations = list
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", o, err
	}
	return abs, o, place.Check(abs)
}

func makeFolder(dir string) error {
	err := os.Mkdir(dir, 0o700)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return problem("no_folder", "%s does not exist, so no workspace can be made in it; make that folder first or choose another one. Nothing was changed.", filepath.Dir(dir))
	case !errors.Is(err, fs.ErrExist):
		return friendly(dir, err)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return problem("no_folder", "%s is a file, not a folder; choose a folder for the workspace. Nothing was changed.", dir)
	}
	return nil
}

func isWorkspace(dir string) error {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return problem("no_folder", "The folder %s is not there. If it is on a disk that can be unplugged, connect the disk and try again; nothing was changed.", dir)
	}
	if err != nil {
		return friendly(dir, err)
	}
	if !info.IsDir() {
		return problem("not_a_workspace", "%s is a file; choose the folder that holds %s. Nothing was changed.", dir, databaseName)
	}
	info, err = os.Stat(filepath.Join(dir, databaseName))
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return &data.Error{Code: "not_a_workspace", Message: dir + " holds no Countyline workspace: there is no " + databaseName +
			" in it. Choose another folder or make a new workspace; nothing was changed.", Err: err}
	}
	return friendly(dir, err)
}
