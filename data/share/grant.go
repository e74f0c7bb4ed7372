package share

import (
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"countyline/data/oplog"

	"filippo.io/age"
)

// Grant gives the key of the rates group to one member.
type Grant struct {
	From, To oplog.Writer
	Seq      int64 // of the grant among its giver's, from 1
	Given    time.Time
	RatesKey string // age identity; empty in a grant to somebody else, whose body only they can read
}

type grantBody struct {
	Rates string    `json:"rates"`
	Given time.Time `json:"given"`
}

// ErrNoKey says that a key cannot be passed on by somebody who does not have it.
var ErrNoKey = errors.New("only a member of the rates group can let others see rates")

// EncodeGrant makes a grant of the rates key to the member with the card.
func EncodeGrant(g Grant, to Card, k *Keys) (oplog.File, error) {
	if k.ratesKey == nil {
		return oplog.File{}, ErrNoKey
	}
	recipient, err := age.ParseX25519Recipient(to.Recipient)
	if err != nil {
		return oplog.File{}, err
	}
	plain, err := json.Marshal(grantBody{Rates: k.ratesKey.String(), Given: g.Given.UTC()})
	if err != nil {
		return oplog.File{}, err
	}
	packed, err := k.pack(plain, recipient)
	if err != nil {
		return oplog.File{}, err
	}
	return k.build(Header{Kind: oplog.GrantFile, Seq: g.Seq, To: to.Writer}, packed)
}

// DecodeGrant reads a grant that the writer with the public key gave. Whom it was given to is told to everybody, the
// key to them alone.
func DecodeGrant(content []byte, public ed25519.PublicKey, k *Keys) (Header, Grant, error) {
	h, sealed, err := k.inspect(oplog.GrantFile, content, public)
	if err != nil {
		return h, Grant{}, err
	}
	g := Grant{From: h.Writer, To: h.To, Seq: h.Seq}
	if h.To != k.Writer {
		return h, g, nil
	}
	plain, err := k.unpack(sealed, k.own)
	if err != nil {
		return h, Grant{}, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	var body grantBody
	if err := json.Unmarshal(plain, &body); err != nil {
		return h, Grant{}, fmt.Errorf("%w: %w", ErrUnusable, err)
	}
	key, err := age.ParseX25519Identity(body.Rates)
	if err != nil || k.rates == nil || key.Recipient().String() != k.rates.String() {
		return h, Grant{}, fmt.Errorf("%w: it is not the key of the team's rates group", ErrUnusable)
	}
	g.Given, g.RatesKey = body.Given, body.Rates
	return h, g, nil
}
