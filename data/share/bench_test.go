package share

import (
	"testing"

	"countyline/data/oplog"
)

func BenchmarkSeal5000(b *testing.B) {
	k := one(b)
	txs := edits(k, 5000)
	for b.Loop() {
		seal(b, Header{Seq: 1}, txs, k)
	}
}

func BenchmarkRead5000(b *testing.B) {
	k := one(b)
	f, _ := seal(b, Header{Seq: 1}, edits(k, 5000), k)
	for b.Loop() {
		if _, _, err := DecodeSegment(f.Bytes, k.Public(), k); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadOne(b *testing.B) {
	k := one(b)
	f, _ := seal(b, Header{Seq: 1}, edits(k, 1), k)
	for b.Loop() {
		if _, _, err := DecodeSegment(f.Bytes, k.Public(), k); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSealOne(b *testing.B) {
	k := one(b)
	txs := edits(k, 1)
	for b.Loop() {
		seal(b, Header{Seq: 1}, txs, k)
	}
}

func BenchmarkOpenKeys(b *testing.B) {
	k := one(b)
	self := oplog.Self{Team: k.Team, Writer: k.Writer, Signing: k.signing.Seed(), Age: k.own.String(), TeamKey: k.team.String(), Rates: k.rates.String()}
	for b.Loop() {
		if _, err := OpenKeys(self); err != nil {
			b.Fatal(err)
		}
	}
}
