package share

import (
	"context"

	"countyline/data/oplog"
)

// Store is what the exchange needs of a workspace. Each method is one transaction, on disk when it returns.
type Store interface {
	// Self says who the workspace is. A workspace without a team has an empty Self.Team.
	Self(ctx context.Context) (oplog.Self, error)
	// SaveSelf replaces it.
	SaveSelf(ctx context.Context, s oplog.Self) error
	// ChangeSelf changes a part of it, and leaves the rest as a person may have changed it meanwhile.
	ChangeSelf(ctx context.Context, change func(*oplog.Self)) error

	// Pending are transactions made here that no segment holds, in their order: at least one if there is any, and no
	// more once they hold limit operations. Private cells are plain texts.
	Pending(ctx context.Context, limit int) ([]oplog.Tx, error)
	// Sealed keeps a segment, not published yet, with its transactions as they were sealed: with their hash and with
	// their private cells encrypted.
	Sealed(ctx context.Context, f oplog.File, txs []oplog.Tx) error
	// Begin makes the workspace a new writer: transactions that no segment holds become its own, numbered from 1.
	Begin(ctx context.Context, s oplog.Self) error

	// Files lists every file of the protocol that was ever made or seen, without the bytes.
	Files(ctx context.Context) ([]oplog.File, error)
	// Bytes are those of one file.
	Bytes(ctx context.Context, name string) ([]byte, error)
	// Keep adds a file, or changes the state and the reason of one that is known. Bytes are never
	// changed; those of a file that nobody signed are dropped: Bytes that are empty and not nil.
	Keep(ctx context.Context, f oplog.File) error
	// Apply takes the transactions of a segment into the log and into the records, and keeps the file as applied: all
	// of it or nothing. Transactions that are known already are passed over. Pending ones that went out in the segment before
	// the workspace was copied or restored become what went out. What this version does not know is kept for a later one.
	Apply(ctx context.Context, f oplog.File, txs []oplog.Tx) (oplog.Applied, error)
	// Vector is how far every writer's transactions are known, this workspace's own included.
	Vector(ctx context.Context) (oplog.Vector, error)

	// Wanted are files in use whose content is not here.
	Wanted(ctx context.Context) ([]oplog.Blob, error)
	// Offered are files in use whose content is here, and that were not seen in the shared place yet. With all, those
	// that were seen there too.
	Offered(ctx context.Context, all bool) ([]oplog.Blob, error)
	// ReadBlob reads the content of a file by its SHA-256 in hex.
	ReadBlob(ctx context.Context, sha256 string) ([]byte, error)
	// SaveBlob keeps content that was received; its SHA-256 must be the one wanted.
	SaveBlob(ctx context.Context, b oplog.Blob, content []byte) error
	// Shared notes that a file is in the shared place.
	Shared(ctx context.Context, b oplog.Blob) error
}
