package sqlite

import (
	"crypto/sha256"
	"encoding/binary"

	"countyline/data"

	"github.com/google/uuid"
)

// namespace separates Countyline's ids from everyone else's; it must never change.
var namespace = uuid.MustParse("6f2c1f0e-6b0a-5d0f-9a53-c0317911e900")

// identity makes the id that every device gives a record with a natural key: a UUID of version 8 over SHA-256.
func identity(kind string, parts ...string) string {
	key := make([]byte, 0, 128)
	for _, part := range append([]string{kind}, parts...) {
		key = binary.AppendUvarint(key, uint64(len(part))) // "ab","c" is not "a","bc"
		key = append(key, part...)
	}
	return uuid.NewHash(sha256.New(), namespace, key, 8).String()
}

// newID makes the id of a record without a natural key; ids sort by the time they were made.
func newID() (string, error) {
	id, err := uuid.NewV7()
	return id.String(), err
}

// LocationID is the id of a place, the same for the same normalised address wherever it was imported.
func LocationID(l data.Location) string { return identity("location", l.Key()) }

// PracticeID is the id of a practice by its name; case, punctuation and blanks do not matter.
func PracticeID(name string) string { return identity("practice", data.Fold(name)) }

// ParticipationID is the id of a provider at a location, under a specialty, for a county served and a product.
func ParticipationID(p data.Participation, locationID, productID string) string {
	return identity("participation", p.NPI.String(), locationID, p.Specialty, p.SSA, productID)
}
