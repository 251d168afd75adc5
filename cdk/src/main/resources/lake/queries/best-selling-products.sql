-- Which products sold best in the last 90 days? The 20 with the most revenue in each currency.
WITH sold AS (
  SELECT
    currency,
    minor_units,
    order_id,
    lines[line].product_id AS product_id,
    lines[line].quantity AS quantity,
    lines[line].line_amount AS line_amount
  FROM orders
  CROSS JOIN UNNEST(sequence(1, line_count)) AS positions (line)
  WHERE placed_on > cast(current_date - interval '90' day AS date)
),
ranked AS (
  SELECT
    currency,
    product_id,
    sum(quantity) AS units,
    count(DISTINCT order_id) AS orders,
    cast(cast(sum(line_amount) AS double) / max(minor_units) AS decimal(18, 2)) AS revenue,
    row_number() OVER (PARTITION BY currency ORDER BY sum(line_amount) DESC, product_id) AS place
  FROM sold
  GROUP BY currency, product_id
)
SELECT currency, place, product_id, units, orders, revenue
FROM ranked
WHERE place <= 20
ORDER BY currency, place
