"""Types of the arrays that stages exchange."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Labels = NDArray[np.int64]
Flags = NDArray[np.bool_]
Vector = NDArray[np.float64]
Indices = NDArray[np.int64]
