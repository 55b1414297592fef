// What the programs that draw nodes and edges share. Sigma's own programs send
// every item to the graphics card again for every frame, and draw it as an
// instance; these send what has changed, and draw plain triangles: software that
// stands in for a graphics card begins anew for every instance.

const UNIFORMS = ["u_matrix", "u_viewport", "u_sizeRatio", "u_pixelRatio"];

/**
 * A program of sigma's, made from NodeProgram or EdgeProgram. What extends it has
 *   shaders()           {vertex, fragment}; they see PICKING_MODE where items are
 *                       drawn as numbers, for clicks to be looked up in
 *   corners()           the vertices, three a triangle: the numbers that tell one
 *                       of an item's vertices from the others
 *   attributes()        {name: size}, of vertices first, then of the item; those
 *                       of size 4 are colours
 *   values(...)         the numbers of an item, as processVisibleItem has its arguments
 */
export function trianglesOf(Program) {
  return class extends Program {
    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      const { vertex, fragment } = this.shaders();
      const attribute = ([name, size]) => ({ name, size, ...(size === 4 ? { type: UNSIGNED_BYTE, normalized: true } : { type: FLOAT }) });
      return {
        VERTICES: this.corners().length, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment,
        METHOD: TRIANGLES, UNIFORMS, ATTRIBUTES: Object.entries(this.attributes()).map(attribute),
      };
    }

    reallocate(capacity) {
      super.reallocate(capacity);
      this.changed();
    }

    process(...item) {
      super.process(...item);
      this.changed();
    }

    /** Nothing of what was sent counts any more. */
    changed() {
      this.sent = new Set();
    }

    /** Writes an item as often as it has vertices. */
    processVisibleItem(index, start, ...data) {
      const { array } = this;
      this.list ??= this.corners();
      const values = this.values(index, ...data);
      let at = start;
      for (const corner of this.list) {
        for (let i = 0; i < corner.length; i++) array[at++] = corner[i];
        for (let i = 0; i < values.length; i++) array[at++] = values[i];
      }
    }

    bindProgram(program) {
      const { gl, buffer } = program;
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      let offset = 0;
      for (const attribute of this.ATTRIBUTES) offset += this.bindAttribute(attribute, program, offset);
      if (!this.sent.has(program)) gl.bufferData(gl.ARRAY_BUFFER, this.array, gl.STATIC_DRAW);
      this.sent.add(program);
    }

    render(params) {
      if (!this.renderer.isShifting()) this.draw(params, this.normalProgram);
    }

    /** Draws items as numbers, at the lesser resolution that this needs. */
    renderIds(params) {
      this.draw({ ...params, pixelRatio: params.pixelRatio / params.downSizingRatio }, this.pickProgram);
    }

    draw(params, program) {
      if (this.hasNothingToRender()) return;
      program.gl.viewport(0, 0, params.width * params.pixelRatio, params.height * params.pixelRatio);
      this.bindProgram(program);
      this.renderProgram(params, program);
      this.unbindProgram(program);
    }

    setUniforms(params, { gl, uniformLocations }) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform2f(uniformLocations.u_viewport, params.width, params.height);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_pixelRatio, params.pixelRatio);
    }
  };
}
