-- Which import a newer one took the place of, and what a filing says of its plan however the plan is called later.

ALTER TABLE dataset ADD COLUMN replaced_by TEXT NOT NULL DEFAULT ''; -- dataset.id; it was taken back for that one

ALTER TABLE filing ADD COLUMN plan_name TEXT NOT NULL DEFAULT '';
ALTER TABLE filing ADD COLUMN contract_year INTEGER NOT NULL DEFAULT 0;

UPDATE filing SET
    contract_year = coalesce((SELECT product.contract_year FROM product WHERE product.id = filing.product_id), 0),
    plan_name = coalesce((SELECT plan.name FROM product JOIN contract ON contract.id = product.contract_id
        JOIN plan ON plan.id = contract.plan_id WHERE product.id = filing.product_id), '');
