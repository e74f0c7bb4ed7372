// Package planted names the faults that can be planted on purpose, to prove that the tests of sharing would catch them.
// In the program itself none can be: there Bug is the constant answer no, and the compiler leaves the faults out.
package planted

// Fault names a planted fault.
type Fault string

// The faults.
const (
	NoHashTieBreak     Fault = "no-hash-tie-break"     // copies of one workspace are not told apart by the hash
	DeleteWins         Fault = "delete-wins"           // a deletion wins over an edit it did not know of
	VectorOutsideTx    Fault = "vector-outside-tx"     // what was applied is noted in a transaction of its own
	MissingIsDeletion  Fault = "missing-is-deletion"   // a file that vanished takes its changes with it
	AcrossAGap         Fault = "across-a-gap"          // a segment is applied before the one it follows
	PublishUnverified  Fault = "publish-unverified"    // a file counts as published before it was read back
	ReceiptOrderWins   Fault = "receipt-order-wins"    // the value that arrived last counts
	ReuseWriter        Fault = "reuse-writer"          // a restored backup goes on under its old name
	DropUnknownColumn  Fault = "drop-unknown-column"   // what only a newer version knows is thrown away
	ConflictByTimeOnly Fault = "conflict-by-time-only" // a later write is taken for one that knew the earlier
	HalfTransaction    Fault = "half-transaction"      // a transaction is applied operation by operation
	ForgetGroups       Fault = "forget-groups"         // columns of a group move one by one
)

// All lists every fault.
var All = []Fault{
	NoHashTieBreak, DeleteWins, VectorOutsideTx, MissingIsDeletion, AcrossAGap, PublishUnverified, ReceiptOrderWins,
	ReuseWriter, DropUnknownColumn, ConflictByTimeOnly, HalfTransaction, ForgetGroups,
}
