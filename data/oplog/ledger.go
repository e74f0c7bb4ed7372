package oplog

import (
	"errors"
	"time"
)

// Self is who a workspace is within its team.
type Self struct {
	Writer    Writer
	Continues Writer // the writer this one was before it was copied or restored; empty for none
	Person    string // as colleagues see it
	Role      string // such as "Contracting"; may be empty
	Device    string // such as "Laptop"
	Mark      string // fingerprint of installation, computer and folder; another one means a copy

	Signing []byte // ed25519 seed
	Age     string // age identity of this writer, for keys that others give it

	Team     string // 128 random bits in lower-case base32; empty without a team
	TeamName string
	TeamKey  string // age identity that all members hold
	RatesKey string // age identity of the rates group; empty for those who may not see rates
	Rates    string // age recipient of the rates group
	Folder   string // the shared folder; empty when the team exchanges by file only
	Joined   time.Time
	Reached  time.Time // when the shared place was last reached, UTC
	Files    int64     // of the team that were in the place then
	Bytes    int64     // of these files
}

// FileState is where a file stands.
type FileState string

// The states.
const (
	Made        FileState = "sealed"      // made here, not published yet
	Published   FileState = "published"   // made here and read back from the shared place
	Waiting     FileState = "waiting"     // for a file before it, a member card, or a newer version
	Done        FileState = "applied"     // by another writer
	Quarantined FileState = "quarantined" // valid by its signature, but it cannot be used; Reason says why
)

// File is a file of the protocol.
type File struct {
	Name   string
	Kind   FileKind
	Writer Writer
	Seq    int64 // of a segment
	Sum    [32]byte
	Bytes  []byte // nil in listings
	Size   int64  // how many bytes, in listings; 0 where it is not known
	State  FileState
	Reason string    // why it is where it stands; of a Published one the name it has in the shared place, if another than its own
	Seen   time.Time // UTC
}

// FileKind is the kind of a file.
type FileKind string

// The kinds.
const (
	FormatFile  FileKind = "format"
	CardFile    FileKind = "member"
	GrantFile   FileKind = "key"
	SegmentFile FileKind = "log"
	AckFile     FileKind = "ack"
)

// Applied counts what a segment brought.
type Applied struct {
	Transactions int
	Operations   int
	Deferred     int // operations for a newer version
	Conflicts    int // cells on which people now disagree, of those that changed
}

// Blob is an imported file or a document.
type Blob struct {
	SHA256 string // of the plain content, hex
	Size   int64  // bytes, where known
	What   string // as a person knows it, such as "delta roster.csv"
}

// ErrPoison is of a segment that was read and verified and still cannot be taken, whenever it is tried; the segment is at
// fault and not this computer. It is set aside and shown.
var ErrPoison = errors.New("changes that cannot be taken")
