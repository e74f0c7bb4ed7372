package pack_test

import (
	"bytes"
	"reflect"
	"testing"

	"countyline/assets"
	"countyline/assets/pack"
)

var square = &pack.Topology{
	ScaleX: 0.5, ScaleY: 0.25, TranslateX: -100, TranslateY: 30,
	Arcs: [][]pack.Point{{{X: 0, Y: 0}, {X: 0, Y: 4}, {X: 4, Y: 4}, {X: 4, Y: 0}}, {{X: 4, Y: 0}, {X: 0, Y: 0}}, {{X: 4, Y: 0}, {X: 4, Y: -4}, {X: 0, Y: 0}}},
	Counties: []pack.County{
		{FIPS: "00001", Name: "North", Polygons: [][][]int{{{0, 1}}}},
		{FIPS: "00003", Name: "South", Polygons: [][][]int{{{^1, 2}}}},
		{FIPS: "00005", Name: "Speck", LandSqMi: 2.5, Center: pack.Point{X: 2, Y: 2}, Polygons: [][][]int{}},
	},
}

func TestCountiesComeBackAsTheyWent(t *testing.T) {
	b, err := pack.EncodeCounties(square)
	if err != nil {
		t.Fatal(err)
	}
	back, err := pack.DecodeCounties(b)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, square) {
		t.Errorf("%+v\n%+v", back, square)
	}
}

func TestPackingTheEmbeddedFilesAgainGivesTheSameBytes(t *testing.T) {
	topology, err := pack.DecodeCounties(assets.Counties())
	if err != nil {
		t.Fatal(err)
	}
	if b, err := pack.EncodeCounties(topology); err != nil || !bytes.Equal(b, assets.Counties()) {
		t.Errorf("the counties come out different: %d bytes, %v", len(b), err)
	}
	zips, err := pack.DecodeZIPs(assets.ZIPs())
	if err != nil {
		t.Fatal(err)
	}
	if b, err := pack.EncodeZIPs(zips); err != nil || !bytes.Equal(b, assets.ZIPs()) {
		t.Errorf("the ZIPs come out different: %d bytes, %v", len(b), err)
	}
}

func TestABorderIsStoredOnce(t *testing.T) {
	topology, err := pack.DecodeCounties(assets.Counties())
	if err != nil {
		t.Fatal(err)
	}
	type edge [2]pack.Point
	seen := map[edge]bool{}
	for _, arc := range topology.Arcs {
		for i := 1; i < len(arc); i++ {
			if seen[edge{arc[i-1], arc[i]}] || seen[edge{arc[i], arc[i-1]}] {
				t.Fatalf("the border from %v to %v is stored twice", arc[i-1], arc[i])
			}
			seen[edge{arc[i-1], arc[i]}] = true
		}
	}
	uses := make([]int, len(topology.Arcs))
	for _, c := range topology.Counties {
		for _, rings := range c.Polygons {
			for _, ring := range rings {
				for _, a := range ring {
					uses[max(a, ^a)]++
				}
			}
		}
	}
	for i, n := range uses {
		if n < 1 || n > 2 {
			t.Errorf("arc %d borders %d counties", i, n)
		}
	}
}

func TestADamagedFileIsRefused(t *testing.T) {
	for _, file := range [][]byte{nil, []byte("countyline-counties-1\n"), []byte("countyline-zips-1\nxxxx"), []byte("PK\x03\x04")} {
		if _, err := pack.DecodeCounties(file); err == nil {
			t.Errorf("%q is read as counties", file)
		}
		if _, err := pack.DecodeZIPs(file); err == nil {
			t.Errorf("%q is read as ZIPs", file)
		}
	}
	bad := *square
	bad.Counties = []pack.County{{FIPS: "00001", Polygons: [][][]int{{{99}}}}}
	if b, err := pack.EncodeCounties(&bad); err != nil {
		t.Fatal(err)
	} else if _, err := pack.DecodeCounties(b); err == nil {
		t.Error("a county whose border does not exist is read")
	}
	if b, err := pack.EncodeZIPs([]pack.ZIP{{Code: 2}, {Code: 1}}); err != nil {
		t.Fatal(err)
	} else if _, err := pack.DecodeZIPs(b); err == nil {
		t.Error("ZIPs out of order are read")
	}
}

func FuzzDecodeCounties(f *testing.F) {
	small, err := pack.EncodeCounties(square)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, file []byte) {
		topology, err := pack.DecodeCounties(file)
		if err != nil {
			return
		}
		if _, err := pack.EncodeCounties(topology); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzDecodeZIPs(f *testing.F) {
	small, err := pack.EncodeZIPs([]pack.ZIP{
		{Code: 601, State: 54, Lat: 18180270, Lon: -66752660, City: "Adjuntas", Population: 16834, Counties: []pack.Share{{County: 72001, Weight: 9874}, {County: 72141, Weight: 126}}},
		{Code: 99929, City: "Wrangell", OtherCity: "Other", PostOnly: true, Counties: []pack.Share{{County: 2275, Weight: pack.Whole}}},
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, file []byte) {
		zips, err := pack.DecodeZIPs(file)
		if err != nil {
			return
		}
		again, err := pack.EncodeZIPs(zips)
		if err != nil {
			t.Fatal(err)
		}
		back, err := pack.DecodeZIPs(again)
		if err != nil || len(back) != len(zips) {
			t.Fatalf("%d ZIPs became %d: %v", len(zips), len(back), err)
		}
	})
}
