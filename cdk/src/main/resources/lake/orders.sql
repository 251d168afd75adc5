-- Each order once, however often its row was delivered, and in whichever version of its event: the first copy.
SELECT
  ${columns},
  cast(substr(placed_at, 1, 10) AS date) AS placed_on,
  CASE
    WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX',
                      'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 1
    WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 1000
    ELSE 100
  END AS minor_units,
  dt
FROM (
  SELECT *, row_number() OVER (PARTITION BY order_id ORDER BY dt) AS copy
  FROM order_rows
)
WHERE copy = 1
