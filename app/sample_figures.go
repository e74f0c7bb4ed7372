package app

import (
	"context"
	"errors"
	"os"
	"time"

	"countyline/data"
)

// SampleAdequacy assesses the sample plan without making a workspace, for a first look before there is any.
func SampleAdequacy(ctx context.Context) (a *Adequacy, err error) {
	dir, err := os.MkdirTemp("", "countyline-sample-")
	if err != nil {
		return nil, sampleUnwritable(os.TempDir(), err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	plan, files, err := WriteSampleFiles(dir)
	if err != nil {
		return nil, err
	}
	silent := func(string, int64, int64) {}
	e, err := readEvidence(ctx, Files{Rosters: files, Settings: data.DefaultSettings()}, silent)
	if err != nil {
		return nil, err
	}
	h := holding{plan: plan.Plan, contract: plan.Contract, product: plan.Product}
	audit, kinds, err := e.serve(ctx, h, plan.Counties, FilingBasis, time.Now().Format(time.DateOnly), silent)
	if err != nil {
		return nil, err
	}
	return newAdequacy(h, FilingBasis, audit, kinds), nil
}
