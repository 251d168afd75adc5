-- When do customers buy, and how much at a time? The last 30 days, by hour of the day in UTC.
SELECT
  cast(substr(placed_at, 12, 2) AS integer) AS hour_of_day,
  currency,
  count(*) AS orders,
  cast(avg(cast(total_amount AS double)) / max(minor_units) AS decimal(18, 2)) AS average_basket,
  cast(avg(cast(line_count AS double)) AS decimal(18, 1)) AS average_lines
FROM orders
WHERE placed_on > cast(current_date - interval '30' day AS date)
GROUP BY 1, currency
ORDER BY hour_of_day, currency
