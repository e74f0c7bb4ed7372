package app

import (
	"context"
	"strconv"
	"strings"
	"time"

	"countyline/data"
)

// Fields of a plan's facts, as data.Error.Field names what was refused.
const (
	FieldPlan         = "plan"
	FieldContract     = "contract"
	FieldProduct      = "product"
	FieldContractYear = "contract_year"
	FieldFilingDue    = "filing_due"
)

// FirstPlan is what a plan is called until it is given a name.
const FirstPlan = "My health plan"

// PlanFacts are what a filing says about itself: a product with its contract and plan.
type PlanFacts struct {
	ID             string // of the product
	Plan           string
	Contract       string // "H0000"; empty when there is none yet
	Product        string
	LineOfBusiness string // "MA"
	ContractYear   int
	Filing         data.FilingKind
	FilingDue      string // YYYY-MM-DD; empty when unknown
}

// Products lists the products of the workspace, oldest first.
func (w *Workspace) Products(ctx context.Context) ([]PlanFacts, error) {
	products, err := w.db.Products(ctx)
	if err != nil {
		return nil, err
	}
	var list []PlanFacts
	for _, p := range products {
		h, err := w.product(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, h.facts())
	}
	return list, nil
}

// PlanFacts are those of a product; of the newest when the id is empty. Without a product the error has the code
// no_product.
func (w *Workspace) PlanFacts(ctx context.Context, productID string) (PlanFacts, error) {
	h, err := w.product(ctx, productID)
	return h.facts(), err
}

func (h holding) facts() PlanFacts {
	return PlanFacts{
		ID: h.product.ID, Plan: h.plan.Name, Contract: h.contract.Number, Product: h.product.Name, LineOfBusiness: h.product.LineOfBusiness,
		ContractYear: h.product.ContractYear, Filing: h.product.Filing, FilingDue: h.product.FilingDue,
	}
}

// SavePlanFacts changes the facts of a product, its contract and its plan.
func (w *Workspace) SavePlanFacts(ctx context.Context, f PlanFacts) (Undo, error) {
	f, err := f.checked()
	if err != nil {
		return nil, err
	}
	if f.ID == "" {
		return nil, &data.Error{Code: "no_product", Message: "No product is named, so nothing was changed; choose one."}
	}
	h, err := w.product(ctx, f.ID)
	if err != nil {
		return nil, err
	}
	return w.putPlan(ctx, &h, f)
}

// NewPlan makes a plan with one contract and product. What is left empty gets a name that can be changed later; the
// contract year is the next one and the filing an initial application.
func (w *Workspace) NewPlan(ctx context.Context, f PlanFacts) (productID string, undo Undo, err error) {
	if f.ContractYear == 0 {
		f.ContractYear = time.Now().Year() + 1
	}
	if strings.TrimSpace(f.Plan) == "" {
		f.Plan = FirstPlan
	}
	if strings.TrimSpace(f.Product) == "" {
		f.Product = f.Plan
	}
	if f.LineOfBusiness == "" {
		f.LineOfBusiness = "MA"
	}
	if f, err = f.checked(); err != nil {
		return "", nil, err
	}
	h := holding{}
	undo, err = w.putPlan(ctx, &h, f)
	return h.product.ID, undo, err
}

func (w *Workspace) putPlan(ctx context.Context, h *holding, f PlanFacts) (Undo, error) {
	h.plan.Name, h.contract.Number = f.Plan, f.Contract
	p := &h.product
	p.Name, p.LineOfBusiness, p.ContractYear, p.Filing, p.FilingDue = f.Product, f.LineOfBusiness, f.ContractYear, f.Filing, f.FilingDue
	return undone(w.db.PutPlan(ctx, &h.plan, &h.contract, &h.product))
}

// checked are the facts as they are saved.
func (f PlanFacts) checked() (PlanFacts, error) {
	var err error
	if f.Plan, err = checkName(FieldPlan, f.Plan); err != nil {
		return f, err
	}
	if f.Product, err = checkName(FieldProduct, f.Product); err != nil {
		return f, err
	}
	if f.Contract, err = CheckContract(f.Contract); err != nil {
		return f, err
	}
	if f.FilingDue, err = CheckDay(f.FilingDue); err != nil {
		return f, err
	}
	_, err = CheckContractYear(strconv.Itoa(f.ContractYear))
	return f, err
}

// CheckContract reads a contract number: a letter and four digits, as CMS gives them. Empty is none yet.
func CheckContract(text string) (string, error) {
	number := strings.ToUpper(strings.TrimSpace(text))
	if number == "" {
		return "", nil
	}
	if _, err := strconv.Atoi(number[1:]); err != nil || len(number) != 5 || !strings.ContainsRune("HRSE", rune(number[0])) || number[1] < '0' || number[1] > '9' {
		return "", refused(FieldContract, "%q is no contract number; enter a letter and four digits as CMS gives them, such as H0000.", text)
	}
	return number, nil
}

// CheckContractYear reads a year for which a contract can be.
func CheckContractYear(text string) (int, error) {
	year, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || year < 2006 || year > 2100 { // Medicare Advantage began with contract year 2006
		return 0, refused(FieldContractYear, "%q is no contract year; enter four digits, such as 2028.", text)
	}
	return year, nil
}
