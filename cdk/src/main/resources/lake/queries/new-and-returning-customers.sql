-- How many of each month's customers bought for the first time, and how many came back?
WITH bought AS (
  SELECT customer_id, cast(date_trunc('month', placed_on) AS date) AS month
  FROM orders
),
first_months AS (
  SELECT customer_id, min(month) AS first_month
  FROM bought
  GROUP BY customer_id
),
buyers AS (
  SELECT DISTINCT bought.month, bought.customer_id, first_months.first_month
  FROM bought
  JOIN first_months ON first_months.customer_id = bought.customer_id
)
SELECT
  month,
  count(*) AS customers,
  sum(CASE WHEN first_month = month THEN 1 ELSE 0 END) AS new_customers,
  sum(CASE WHEN first_month < month THEN 1 ELSE 0 END) AS returning_customers
FROM buyers
GROUP BY month
ORDER BY month DESC
