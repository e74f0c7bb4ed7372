package share

import (
	"io"
	"time"

	"countyline/data/oplog"
)

// Engine exchanges the changes of one workspace with its team. It keeps nothing that matters between exchanges.
type Engine struct {
	Store     Store
	Transport Transport
	Now       func() time.Time
	Rand      io.Reader // of keys and identities
	App       string    // version of Countyline, as members see it
	Mark      string    // fingerprint of installation, computer and folder; empty = not to be compared
	Passed    *Passed   // files that need not be read with every exchange; nil = all are
	// Progress is told how an exchange comes along; nil = not.
	Progress func(stage string, done, total int64)
}

// ExchangeOptions are how an exchange goes; the zero value is an ordinary one.
type ExchangeOptions struct {
	// Rebuild puts back everything that was ever seen here and is not in the shared place, even if the place is empty.
	Rebuild bool
	// Export says that the place is a file that is carried by hand: everything that was ever seen here is put into it. What
	// is only there does not count as published, unless the team has no folder.
	Export bool
	// Import says that the place is a file that a colleague exported: nothing is put into it.
	Import bool
}

// Report is what an exchange did and what it found.
type Report struct {
	Sent, Received           int // segments
	Transactions, Operations int // received
	Conflicts                int // cells on which people disagree since
	Deferred                 int // operations that wait for a newer version
	BlobsSent, BlobsReceived int
	Republished              int // files that had vanished from the place and were put back
	Waiting                  []Wait
	Quarantined              []Bad
	Odd                      []string // names of files that are valid and should not have this name, such as conflicted copies
	NewMembers               []string // persons
	NewIncarnation           bool     // the workspace had been copied or restored and goes on as a new member
	Rates                    bool     // the key to rates and private notes came: sealed cells can be read now
	Forks                    []Fork   // that came to light in this exchange
}

// Wait is something that is not here yet.
type Wait struct {
	File  string // that cannot be used until then, or that has not arrived whole
	For   string // completes "waiting for", such as "a file from Rosa's Laptop"
	Files int    // how many wait for it
}

// Bad is a file that is set aside.
type Bad struct {
	File   string
	Person string // whose it claims to be; empty if that is not known
	Reason string // a sentence
}

// Fork is an identity under which two computers write: one is a copy of the other.
type Fork struct {
	Writer oplog.Writer
	Person string
	Device string
}

// Membership is what a person says of a workspace when it becomes part of a team.
type Membership struct {
	Person string
	Role   string // such as "Contracting"; may be empty
	Device string // such as "Laptop"
	Folder string // the shared folder, for the record; empty for a team that exchanges by file
}

// Place is what is in a shared place.
type Place struct {
	Team  string // id of the team; empty when it is none's
	Name  string // of the team
	Empty bool   // nothing is there
}

// Member is one workspace of a team: a person on a device.
type Member struct {
	Writer       oplog.Writer
	Continues    oplog.Writer // what it was before it was copied or restored; empty for nothing
	Person       string
	Role         string
	Device       string
	App          string // version of Countyline when it joined
	Fingerprint  string // of its signing key, in groups
	You          bool
	Replaced     bool // went on as another member
	SeesRates    bool
	Forked       bool      // two computers write under this identity
	Since        time.Time // when it joined, by its clock
	LastExchange time.Time // when it last told what it has or what it did, by its clock; zero if never
	Behind       int       // transactions of others that it has not confirmed
}
