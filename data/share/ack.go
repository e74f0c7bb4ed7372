package share

import (
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"time"

	"countyline/data/oplog"
)

// Ack tells the team what a writer has on its disk.
type Ack struct {
	Writer oplog.Writer
	Seq    int64 // of the acknowledgment among its writer's, from 1; the highest counts
	Vector oplog.Vector
	Files  int // of the protocol that it has
	Made   time.Time
}

type ackBody struct {
	Vector oplog.Vector `json:"vector"`
	Files  int          `json:"files"`
	Made   time.Time    `json:"at"`
}

// EncodeAck makes this writer's acknowledgment.
func EncodeAck(a Ack, k *Keys) (oplog.File, error) {
	return k.encode(Header{Kind: oplog.AckFile, Seq: a.Seq}, ackBody{a.Vector, a.Files, a.Made})
}

// DecodeAck reads an acknowledgment that the writer with the public key made.
func DecodeAck(content []byte, public ed25519.PublicKey, k *Keys) (Header, Ack, error) {
	h, plain, err := k.open(oplog.AckFile, content, public)
	if err != nil {
		return h, Ack{}, err
	}
	var body ackBody
	if err := json.Unmarshal(plain, &body); err != nil {
		return h, Ack{}, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	for writer, n := range body.Vector {
		if !validID(string(writer)) || n < 0 || n > maxSeq {
			return h, Ack{}, fmt.Errorf("%w: it has change %d of %q", ErrUnusable, n, writer)
		}
	}
	return h, Ack{Writer: h.Writer, Seq: h.Seq, Vector: body.Vector, Files: body.Files, Made: body.Made}, nil
}
