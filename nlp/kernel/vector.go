package kernel

// Softmax turns x into probabilities, exp(x) / Σ exp(x), in place.
func Softmax(x []float32) { active.softmax(x, 1) }

// GELU applies x·Φ(x), the Gaussian error linear unit in its exact form with
// erf (D. Hendrycks and K. Gimpel, 2016), in place. Errors are below 2e-6.
func GELU(x []float32) { active.gelu(x) }

// ReLU applies max(x, 0) in place.
func ReLU(x []float32) { active.relu(x) }

// Add adds x to dst, which is as long.
func Add(dst, x []float32) { active.add(dst[:len(x)], x) }

// LayerNorm sets dst to x shifted and scaled to mean 0 and variance 1, times
// gain, plus bias (J. Ba et al., "Layer Normalization", 2016). eps is added to
// the variance. All are as long as x; dst may be x.
func LayerNorm(dst, x, gain, bias []float32, eps float32) {
	active.norm(dst[:len(x)], x, gain[:len(x)], bias[:len(x)], eps)
}

// Exp is e to the power of x, which is at most 88; a power below -86 counts as
// that. The relative error is below 3e-7. Unlike math.Exp, it gives the same
// bits on every machine.
func Exp(x float32) float32 { return exp(x) }

// Dot is the sum of the products of a and b, which is as long.
func Dot(a, b []float32) float32 { return active.dot(a, b[:len(a)]) }
