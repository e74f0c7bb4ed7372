package share

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"countyline/data/oplog"

	"filippo.io/age"
)

// Card tells a team who a writer is. A later card of the same writer takes the place of an earlier one.
type Card struct {
	Writer    oplog.Writer
	Seq       int64 // of the card among its writer's, from 1
	Person    string
	Role      string
	Device    string
	Continues oplog.Writer // the writer this one was before; empty for none
	Joined    time.Time
	App       string            // version of Countyline
	Public    ed25519.PublicKey // set by EncodeCard
	Recipient string            // what others encrypt to for this writer alone; set by EncodeCard
}

// cardBody is a card as it is written.
type cardBody struct {
	Person    string       `json:"person"`
	Role      string       `json:"role,omitempty"`
	Device    string       `json:"device"`
	Continues oplog.Writer `json:"continues,omitempty"`
	Joined    time.Time    `json:"joined"`
	App       string       `json:"app,omitempty"`
	Public    []byte       `json:"ed25519"`
	Recipient string       `json:"age"`
	Proof     []byte       `json:"proof"` // that the maker opened the format file
}

const maxCardText = 1 << 10 // bytes of a name

// EncodeCard makes this writer's card for its team.
func EncodeCard(c Card, k *Keys) (oplog.File, error) {
	body := cardBody{
		Person: clip(c.Person, maxCardText), Role: clip(c.Role, maxCardText), Device: clip(c.Device, maxCardText), Continues: c.Continues,
		Joined: c.Joined.UTC(), App: c.App, Public: k.Public(), Recipient: k.Recipient(),
	}
	body.Proof = k.prove(k.Writer, body)
	return k.encode(Header{Kind: oplog.CardFile, Seq: c.Seq}, body)
}

// DecodeCard reads a card, and checks that it was made and signed by its writer, who knew the team's secret.
func DecodeCard(content []byte, k *Keys) (Header, Card, error) {
	h, plain, err := k.open(oplog.CardFile, content, nil)
	if err != nil {
		return h, Card{}, err
	}
	var body cardBody
	if err := json.Unmarshal(plain, &body); err != nil {
		return h, Card{}, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	if err := h.verify(content, body.Public); err != nil {
		return h, Card{}, err
	}
	if !hmac.Equal(body.Proof, k.prove(h.Writer, body)) {
		return h, Card{}, ErrSignature
	}
	if err := body.check(); err != nil {
		return h, Card{}, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	return h, Card{
		Writer: h.Writer, Seq: h.Seq, Person: body.Person, Role: body.Role, Device: body.Device, Continues: body.Continues,
		Joined: body.Joined, App: body.App, Public: body.Public, Recipient: body.Recipient,
	}, nil
}

func (b cardBody) check() error {
	if b.Continues != "" && !validID(string(b.Continues)) {
		return errors.New("it continues no writer")
	}
	if max(len(b.Person), len(b.Role), len(b.Device), len(b.App)) > maxCardText {
		return errTooLong
	}
	_, err := age.ParseX25519Recipient(b.Recipient)
	return err
}

// prove is the mark that only a member can make, over what others will trust.
func (k *Keys) prove(w oplog.Writer, b cardBody) []byte {
	mac := hmac.New(sha256.New, k.proof)
	fmt.Fprintf(mac, "%s\n%s\n%x\n%s\n%s", k.Team, w, b.Public, b.Recipient, b.Continues)
	return mac.Sum(nil)
}

// encode packs a body for the team, and makes a file of it.
func (k *Keys) encode(h Header, body any) (oplog.File, error) {
	plain, err := json.Marshal(body)
	if err != nil {
		return oplog.File{}, err
	}
	packed, err := k.pack(plain, k.team.Recipient())
	if err != nil {
		return oplog.File{}, err
	}
	return k.build(h, packed)
}
