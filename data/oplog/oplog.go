// Package oplog is the log of all changes that people make, as pure rules: what a change is, how changes of different
// computers are ordered, and what a record is once all of them are known.
//
// A record's state is a function of the set of its operations and of nothing else: not of the order in which they
// arrived, nor of how often, nor of any clock but the stamps they carry. Two computers that have the same operations
// therefore show the same data.
package oplog

import "time"

// Writer is one incarnation of a workspace on one computer: 128 random bits in lower-case base32 without padding.
type Writer string

// Hash is the SHA-256 of a transaction as it was sealed.
type Hash [32]byte

// Op is one cell of one record that was changed.
type Op struct {
	Table, Row, Column string
	Value, Old         Value
	Private            bool // for the rates group alone: it is encrypted when it is sealed; not part of what is sealed
}

// Tx is what was changed together, by one person for one reason: it is known whole or not at all.
type Tx struct {
	Mark
	Happened time.Time // by the clock of the writer's computer, in its zone
	Person   string
	App      string // version of Countyline
	Schema   int    // number of the newest migration
	Reason   string // a few words, such as "Edit participations"
	Ops      []Op   // each cell at most once
}

// Mark says where a transaction stands among all others.
type Mark struct {
	Writer Writer
	Seq    int64 // of its writer, from 1 without gaps
	Time   Time
	Hash   Hash // zero while it was not sealed; it is compared only where writer and time are the same
	// Seen is how far each other writer's transactions had been applied when this one was made. A transaction's own
	// writer is not in it: it has seen all that it wrote before.
	Seen Vector
}

// Vector is how far each writer's transactions are known: the highest sequence number.
type Vector map[Writer]int64
