package share

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"

	"countyline/data"
	"countyline/data/oplog"
)

const (
	maxOps  = 3_000_000 // of a segment: one change of a few cells in every row of a large network
	maxTime = oplog.End // beyond it the clock of a reader could run out
)

// EncodeSegment seals transactions of this writer, which follow each other, as its segment h.Seq after the one whose
// Sum is h.Previous. It gives the transactions back as they were sealed: with their hash, and with private cells
// encrypted for the rates group.
func EncodeSegment(h Header, txs []oplog.Tx, k *Keys) (oplog.File, []oplog.Tx, error) {
	if len(txs) == 0 {
		return oplog.File{}, nil, errors.New("a segment without transactions")
	}
	h.Kind, h.First, h.Last = oplog.SegmentFile, txs[0].Seq, txs[len(txs)-1].Seq
	sealed := make([]oplog.Tx, len(txs))
	var text bytes.Buffer
	var before oplog.Vector
	ops := 0
	for i, tx := range txs {
		if tx.Writer != k.Writer || tx.Seq != h.First+int64(i) {
			return oplog.File{}, nil, fmt.Errorf("transaction %d of %s does not follow", tx.Seq, tx.Writer)
		}
		if ops += len(tx.Ops); ops > maxOps || text.Len() > maxPlain {
			return oplog.File{}, nil, tooLarge(tx, errTooLong)
		}
		line, as, err := k.encodeTx(tx, before)
		if err != nil {
			return oplog.File{}, nil, err
		}
		text.Write(line)
		text.WriteByte('\n')
		sealed[i], before = as, as.Seen
	}
	if text.Len() > maxPlain {
		return oplog.File{}, nil, tooLarge(txs[len(txs)-1], errTooLong)
	}
	body, err := k.pack(text.Bytes(), k.team.Recipient())
	if err != nil {
		return oplog.File{}, nil, err
	}
	f, err := k.build(h, body)
	if errors.Is(err, errTooLong) {
		err = tooLarge(txs[len(txs)-1], err)
	}
	if err != nil {
		return oplog.File{}, nil, err
	}
	return f, sealed, nil
}

func tooLarge(tx oplog.Tx, cause error) error {
	return &data.Error{Code: "too_large", Err: cause, Message: fmt.Sprintf(
		"The change %q is too large to be shared; it is safe on this computer. Please report this, with the size of what you changed.", tx.Reason,
	)}
}

// DecodeSegment checks that the writer whose public key is given signed the segment, and reads its transactions. With
// ErrNewer the header tells writer and sequence number all the same.
func DecodeSegment(content []byte, public ed25519.PublicKey, k *Keys) (Header, []oplog.Tx, error) {
	h, text, err := k.open(oplog.SegmentFile, content, public)
	if err != nil {
		return h, nil, err
	}
	var txs []oplog.Tx
	reader := lineReader{before: oplog.Vector{}, words: map[string]string{}}
	ops := 0
	for line := range bytes.Lines(text) {
		line, ended := bytes.CutSuffix(line, []byte("\n"))
		if !ended {
			return h, nil, fmt.Errorf("%w: its last line has no end", ErrUnusable)
		}
		tx, err := reader.read(line)
		tx.Writer, tx.Hash = h.Writer, sha256.Sum256(line)
		ops += len(tx.Ops)
		switch {
		case err != nil:
			return h, nil, fmt.Errorf("%w: line %d: %w", ErrUnusable, len(txs)+1, err)
		case tx.Seq != h.First+int64(len(txs)) || tx.Seq > h.Last:
			return h, nil, fmt.Errorf("%w: line %d: change %d does not follow", ErrUnusable, len(txs)+1, tx.Seq)
		case tx.Seen[h.Writer] != 0:
			return h, nil, fmt.Errorf("%w: line %d: its writer is in its own vector", ErrUnusable, len(txs)+1)
		case ops > maxOps:
			return h, nil, fmt.Errorf("%w: %w", ErrUnusable, errTooLong)
		}
		txs = append(txs, tx)
	}
	if len(txs) == 0 || txs[len(txs)-1].Seq != h.Last {
		return h, nil, fmt.Errorf("%w: changes are missing at its end", ErrUnusable)
	}
	return h, txs, nil
}
