package data

import "time"

// Document is a file that people attached to a record: a signed letter of intent, a W-9, a version of a contract. The
// file itself never changes; its kind, name and date may.
type Document struct {
	ID         string // UUIDv7; empty on a document not saved yet
	RecordKind string // RecordPractice or RecordProvider
	RecordID   string
	Kind       string // a short word, such as "loi"
	Name       string // of the file, as people know it
	Dated      string // YYYY-MM-DD; empty when it bears no date
	SHA256     string // of the content, in hex
	Size       int64  // bytes
	Added      time.Time
}

// The kinds of records that have documents.
const (
	RecordPractice = "practice"
	RecordProvider = "provider"
)
