-- What was sold on each of the last 30 days? By currency; days are UTC's.
SELECT
  placed_on,
  currency,
  count(*) AS orders,
  cast(cast(sum(total_amount) AS double) / max(minor_units) AS decimal(18, 2)) AS revenue
FROM orders
WHERE placed_on > cast(current_date - interval '30' day AS date)
GROUP BY placed_on, currency
ORDER BY placed_on DESC, currency
