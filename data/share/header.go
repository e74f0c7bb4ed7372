package share

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"countyline/data/oplog"
)

// A card, a grant, a segment and an acknowledgment are built alike:
//
//	countyline log 1\n          what it is, and the number of this layout
//	{"format":1,...}\n          the clear header, JSON on one line
//	body                        as many bytes as the header says: zstd, then age
//	64 bytes                    ed25519 signature by the writer, of all before it
//	32 bytes                    SHA-256 of all before it
//
// With the team's key the tools of age and zstd turn the body into text, without Countyline:
//
//	tail -n +3 FILE | head -c BODY | age -d -i KEY | zstd -d
//
// The first two lines and the last 32 bytes are the same in every later version, so that any version can tell a whole
// file from a torn one, and whose it is.

// Header is what everybody can read of a file.
type Header struct {
	Kind      oplog.FileKind
	MinReader int
	Team      string
	Writer    oplog.Writer // who made and signed it
	Seq       int64        // of the file among its writer's files of this kind, from 1
	Previous  [32]byte     // of a segment: Sum of the writer's segment before; zero for the first
	First     int64        // of a segment: sequence numbers of its first and last transaction
	Last      int64
	To        oplog.Writer // of a grant: who it is for

	Sum  [32]byte // SHA-256 of the whole file
	Name string   // that the file has in every place, whatever the one was that it was found under
}

// What is the matter with a file.
var (
	ErrNoFile    = errors.New("not a file of the protocol")
	ErrTorn      = errors.New("the file is not whole")
	ErrNewer     = errors.New("the file is for a newer version")
	ErrForeign   = errors.New("the file is another team's")
	ErrSignature = errors.New("the signature is not its writer's")
	// ErrUnusable is of a file that its writer signed and that cannot be used all the same.
	ErrUnusable = errors.New("the file cannot be used")
)

const (
	codecName  = "zstd+age"
	maxHeader  = 4 << 10 // bytes
	trailer    = ed25519.SignatureSize + sha256.Size
	countyline = "countyline "
)

// clearHeader is the header as it is written.
type clearHeader struct {
	Format    int          `json:"format"`
	MinReader int          `json:"min_reader"`
	Team      string       `json:"team"`
	Writer    oplog.Writer `json:"writer"`
	Seq       int64        `json:"seq"`
	Previous  string       `json:"previous,omitempty"`
	First     int64        `json:"first,omitempty"`
	Last      int64        `json:"last,omitempty"`
	To        oplog.Writer `json:"to,omitempty"`
	Codec     string       `json:"codec"`
	Body      int64        `json:"body"`
}

var extensions = map[oplog.FileKind]string{
	oplog.CardFile: "card", oplog.GrantFile: "grant", oplog.SegmentFile: "seg", oplog.AckFile: "ack",
}

// build makes a file of a header and a body, and signs it.
func (k *Keys) build(h Header, body []byte) (oplog.File, error) {
	h.Team, h.Writer, h.MinReader = k.Team, k.Writer, Format
	clear := clearHeader{
		Format: Format, MinReader: h.MinReader, Team: h.Team, Writer: h.Writer, Seq: h.Seq, First: h.First, Last: h.Last, To: h.To,
		Codec: codecName, Body: int64(len(body)),
	}
	if h.Previous != ([32]byte{}) {
		clear.Previous = hex.EncodeToString(h.Previous[:])
	}
	line, err := json.Marshal(clear)
	if err != nil {
		return oplog.File{}, err
	}
	out := bytes.NewBuffer(make([]byte, 0, len(line)+len(body)+200))
	fmt.Fprintf(out, "%s%s 1\n%s\n", countyline, h.Kind, line)
	out.Write(body)
	out.Write(k.sign(out.Bytes()))
	sum := sha256.Sum256(out.Bytes())
	out.Write(sum[:])
	if out.Len() > MaxFile {
		return oplog.File{}, errTooLong
	}
	read, err := ReadHeader(out.Bytes())
	if err != nil {
		return oplog.File{}, err
	}
	return read.File(out.Bytes()), nil
}

func (k *Keys) sign(content []byte) []byte { return ed25519.Sign(k.signing, content) }

// ReadHeader tells by its content alone what a file is, and whether it is whole. The signature is not checked. With
// ErrNewer the header tells writer and sequence number all the same.
func ReadHeader(content []byte) (Header, error) {
	h, _, err := split(content)
	return h, err
}

// split reads the header and finds the body.
func split(content []byte) (Header, []byte, error) {
	kind, rest, ok := kindOf(content)
	if !ok {
		return Header{}, nil, ErrNoFile
	}
	if len(content) < trailer || len(content) > MaxFile {
		return Header{}, nil, ErrTorn
	}
	signed, sum := content[:len(content)-sha256.Size], content[len(content)-sha256.Size:]
	if want := sha256.Sum256(signed); !bytes.Equal(sum, want[:]) {
		return Header{}, nil, ErrTorn
	}
	end := bytes.IndexByte(rest[:min(len(rest), maxHeader)], '\n')
	if end < 0 {
		return Header{}, nil, fmt.Errorf("%w: its header is too long", ErrUnusable)
	}
	line, body := rest[:end], rest[end+1:]
	var c clearHeader
	if err := json.Unmarshal(line, &c); err != nil {
		return Header{}, nil, fmt.Errorf("%w: its header: %w", ErrUnusable, err)
	}
	h := Header{
		Kind: kind, MinReader: c.MinReader, Team: c.Team, Writer: c.Writer, Seq: c.Seq, First: c.First, Last: c.Last, To: c.To,
		Sum: sha256.Sum256(content),
	}
	if err := h.check(c); err != nil {
		return Header{}, nil, err
	}
	h.Name = h.name()
	if h.MinReader > Format || c.Codec != codecName {
		return h, nil, ErrNewer
	}
	if c.Body != int64(len(body)-trailer) {
		return h, nil, fmt.Errorf("%w: its length is not the one it says", ErrUnusable)
	}
	return h, body[:len(body)-trailer], nil
}

// kindOf reads the first line.
func kindOf(content []byte) (kind oplog.FileKind, rest []byte, ok bool) {
	for kind := range extensions {
		if rest, ok := bytes.CutPrefix(content, []byte(countyline+string(kind)+" 1\n")); ok {
			return kind, rest, true
		}
	}
	return "", nil, false
}

// check refuses what no version writes, and takes the hash of the segment before from its hex.
func (h *Header) check(c clearHeader) error {
	switch {
	case !validID(h.Team) || !validID(string(h.Writer)):
		return fmt.Errorf("%w: its header names no team or writer", ErrUnusable)
	case h.Seq < 1 || h.Seq > maxSeq:
		return fmt.Errorf("%w: its number is %d", ErrUnusable, h.Seq)
	case (h.Kind == oplog.GrantFile) != (h.To != "") || h.To != "" && !validID(string(h.To)):
		return fmt.Errorf("%w: its header does not say whom it is for", ErrUnusable)
	case h.Kind == oplog.SegmentFile && h.MinReader <= Format && (h.First < 1 || h.Last < h.First || h.Last > maxSeq):
		return fmt.Errorf("%w: it holds changes %d to %d", ErrUnusable, h.First, h.Last)
	}
	if c.Previous != "" {
		if n, err := hex.Decode(h.Previous[:], []byte(c.Previous)[:min(len(c.Previous), 64)]); err != nil || n != 32 || len(c.Previous) != 64 {
			return fmt.Errorf("%w: its header does not name the segment before", ErrUnusable)
		}
	}
	if h.Kind == oplog.SegmentFile && (h.Seq == 1) != (h.Previous == [32]byte{}) {
		return fmt.Errorf("%w: only the first segment has none before it", ErrUnusable)
	}
	return nil
}

// Verify checks that the file is whole and that the writer signed it. With ErrNewer the writer did.
func Verify(content []byte, public ed25519.PublicKey) error {
	h, _, err := split(content)
	if err != nil && !errors.Is(err, ErrNewer) {
		return err
	}
	if bad := h.verify(content, public); bad != nil {
		return bad
	}
	return err
}

// verify checks the signature.
func (h Header) verify(content []byte, public ed25519.PublicKey) error {
	signed, signature := content[:len(content)-trailer], content[len(content)-trailer:len(content)-sha256.Size]
	if len(public) != ed25519.PublicKeySize || WriterOf(public) != h.Writer || !ed25519.Verify(public, signed, signature) {
		return ErrSignature
	}
	return nil
}

// inspect splits a file, which must be of one kind and of the team. Its signature is checked where the public key is
// known.
func (k *Keys) inspect(kind oplog.FileKind, content []byte, public ed25519.PublicKey) (Header, []byte, error) {
	h, body, err := split(content)
	switch {
	case err != nil:
		return h, nil, err
	case h.Kind != kind:
		return h, nil, ErrNoFile
	case h.Team != k.Team:
		return h, nil, ErrForeign
	case kind == oplog.CardFile:
		return h, body, nil // its public key is within
	}
	return h, body, h.verify(content, public)
}

// open inspects a file for the whole team, and unpacks its body.
func (k *Keys) open(kind oplog.FileKind, content []byte, public ed25519.PublicKey) (Header, []byte, error) {
	h, body, err := k.inspect(kind, content, public)
	if err != nil {
		return h, nil, err
	}
	plain, err := k.unpack(body, k.team)
	if err != nil {
		return h, nil, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	return h, plain, nil
}

// File is how the file is kept in a workspace.
func (h Header) File(content []byte) oplog.File {
	return oplog.File{Name: h.Name, Kind: h.Kind, Writer: h.Writer, Seq: h.Seq, Sum: h.Sum, Bytes: content}
}
